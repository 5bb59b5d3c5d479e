package city.renewal.events;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the directory (责任单位), as last recorded.
 *
 * @param area code of the area tree in which the unit works; null: not given
 * @param parent id of the parent unit; null: none
 */
public record Unit(
        String unitId,
        String name,
        @Nullable String area,
        @Nullable String parent) {}
