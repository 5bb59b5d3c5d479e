package city.renewal.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calendars that plans may name, by id. Immutable. */
public final class Calendars {
    /** The id of {@link WorkCalendar#natural()}. */
    public static final String NATURAL = "NATURAL";

    /** The id of {@link WorkCalendar#china()}. */
    public static final String WORKING = "WORKING";

    private static final Calendars STANDARD =
            new Calendars(Map.of(NATURAL, WorkCalendar.natural(), WORKING, WorkCalendar.china()));

    private final Map<String, WorkCalendar> byId;

    private Calendars(Map<String, WorkCalendar> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** {@code NATURAL} and {@code WORKING}. */
    public static Calendars standard() {
        return STANDARD;
    }

    /** These calendars and one more, or one of them replaced. */
    public Calendars with(String id, WorkCalendar calendar) {
        var more = new HashMap<>(byId);
        more.put(id, calendar);
        return new Calendars(more);
    }

    public Optional<WorkCalendar> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    WorkCalendar get(String id) {
        var calendar = byId.get(id);
        if (calendar == null) {
            throw new IllegalArgumentException(
                    "Expected a calendar '%s', but there were only %s".formatted(id, byId.keySet()));
        }
        return calendar;
    }
}
