package city.renewal.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calendars that plans may name, by id. Immutable and thread-safe. */
public final class Calendars {
    /** The id of {@link WorkCalendar#natural()}. */
    public static final String NATURAL = "NATURAL";

    /** The id of {@link WorkCalendar#china()}. */
    public static final String WORKING = "WORKING";

    /**
     * The id of {@link WorkCalendar#weekdays()}, which {@link CalendarRules} may use as a base; plans use it only
     * through such rules.
     */
    public static final String WEEKDAYS = "WEEKDAYS";

    private static final Calendars STANDARD =
            new Calendars(Map.of(NATURAL, WorkCalendar::natural, WORKING, WorkCalendar::china));

    private final Map<String, Supplier<WorkCalendar>> byId;

    private Calendars(Map<String, Supplier<WorkCalendar>> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** {@code NATURAL} and {@code WORKING}. */
    public static Calendars standard() {
        return STANDARD;
    }

    static Calendars of(Map<String, Supplier<WorkCalendar>> byId) {
        return new Calendars(byId);
    }

    /** Adds or replaces a calendar. */
    public Calendars with(String id, WorkCalendar calendar) {
        var more = new HashMap<>(byId);
        more.put(id, () -> calendar);
        return new Calendars(more);
    }

    /** Only the calendars whose ids match. */
    public Calendars only(Predicate<String> ids) {
        var some = new HashMap<>(byId);
        some.keySet().removeIf(ids.negate());
        return new Calendars(some);
    }

    /** The ids of all calendars, sorted. */
    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    public Optional<WorkCalendar> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Supplier::get);
    }

    WorkCalendar get(String id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException("Expected a calendar '%s', but there were only %s".formatted(id, ids())));
    }

    /** Builds a calendar at first use; two threads that call it concurrently build equal calendars. */
    static final class Lazy implements Supplier<WorkCalendar> {
        private final Supplier<WorkCalendar> source;
        private @Nullable WorkCalendar built;

        Lazy(Supplier<WorkCalendar> source) {
            this.source = source;
        }

        @Override
        public WorkCalendar get() {
            // No lock is needed: calendars are immutable, and either of two equal ones will do.
            var known = built;
            if (known == null) {
                known = source.get();
                built = known;
            }
            return known;
        }
    }
}
