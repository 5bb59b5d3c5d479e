package city.renewal.notification.domain.recipient;

import org.jspecify.annotations.Nullable;

/**
 * Where a subject belongs, which decides who may see it and by which calendar waits about it pass.
 *
 * @param field empty: none
 * @param area code of the area tree
 * @param headquarters null: it stands under none
 */
public record Jurisdiction(
        String programme,
        String programmeName,
        String field,
        String area,
        @Nullable String headquarters) {}
