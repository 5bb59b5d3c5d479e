package city.renewal.notification.application.directory;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This service's copy of the areas in which the directory's units work. */
public interface UnitAreas {
    /**
     * A unit's area as it was last recorded.
     *
     * @param area code of the area tree; null: not said
     * @param sequence of the fact that recorded it
     */
    record RecordedUnitArea(String unitId, @Nullable String area, long sequence) {}

    /** Areas by unit id; units that are not known, or have no area, are left out. */
    Map<String, String> of(Collection<String> unitIds);

    /** Stores each entry unless the stored one has the same or a higher sequence. */
    void keepAll(Collection<RecordedUnitArea> recorded);
}
