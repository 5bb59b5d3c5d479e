package city.renewal.notification.application;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the directory's units work, as this service keeps it. */
public interface UnitAreas {
    /**
     * A unit as it was last recorded.
     *
     * @param area code of the area tree; null: not said
     * @param sequence of the fact that recorded it
     */
    record Recorded(String unitId, @Nullable String area, long sequence) {}

    /** Areas by unit id; units that are not known, or have no area, are left out. */
    Map<String, String> of(Collection<String> unitIds);

    /** Keeps each unless it is kept as new or newer already. */
    void keepAll(Collection<Recorded> recorded);
}
