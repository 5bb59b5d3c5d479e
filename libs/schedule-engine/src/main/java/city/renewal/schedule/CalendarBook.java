package city.renewal.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All calendars of all programmes: the built-in ones and what {@link CalendarRules} make of them. Immutable and thread-safe;
 * make it once and keep it, for a calendar is built when a plan first asks for it and kept from then on.
 *
 * <p>Layers, the later over the earlier: the base, with the notice in it; the days of the named calendar; the exceptions of
 * the programme; those of the headquarters. Several exceptions of one level are laid in the order of their ids.
 */
public final class CalendarBook {
    private static final CalendarBook STANDARD = new CalendarBook(new TreeMap<>());

    /** Whose plans: a headquarters' of a programme, a programme's, everybody's. */
    record Place(@Nullable String programme, @Nullable String headquarters) {
        static final Place EVERYWHERE = new Place(null, null);

        boolean isIn(CalendarRules rules) {
            return rules.isException()
                    && Objects.equals(rules.programme(), programme)
                    && (rules.headquarters() == null || rules.headquarters().equals(headquarters));
        }
    }

    private final SortedMap<String, CalendarRules> rules;
    /** Every calendar by itself, before exceptions of the place are laid over it. */
    private final Map<String, Supplier<WorkCalendar>> plain = new HashMap<>();

    private final Map<Place, Calendars> byPlace = new HashMap<>();

    private CalendarBook(SortedMap<String, CalendarRules> rules) {
        this.rules = rules;
        plain.put(Calendars.NATURAL, WorkCalendar::natural);
        plain.put(Calendars.WEEKDAYS, WorkCalendar::weekdays);
        plain.put(Calendars.WORKING, WorkCalendar::china);
        var notice = rules.get(Calendars.WORKING);
        if (notice != null) {
            plain.put(Calendars.WORKING, laidOver(Calendars.WORKING, notice));
        }
        rules.values().stream()
                .filter(each -> !each.isNotice())
                .forEach(each -> plain.put(each.calendarId(), laidOver(each.baseId(), each)));
        places().forEach(place -> byPlace.put(place, calendars(place)));
    }

    private Supplier<WorkCalendar> laidOver(String baseId, CalendarRules rules) {
        var base = plain(baseId);
        return new Calendars.Once(
                () -> base.get().withDays(List.of(rules.days())).knowing(rules.years()));
    }

    /** The built-in calendars and nothing else. */
    public static CalendarBook standard() {
        return STANDARD;
    }

    /**
     * The built-in calendars and what the rules make of them.
     *
     * @throws IllegalArgumentException for rules that {@link #problems} refuses by themselves. Two that are good by
     *     themselves may leave a year without a workday between them: that is for whoever accepts rules to refuse, and is
     *     not looked at here, so that a book can be made of whatever was accepted
     */
    public static CalendarBook of(Collection<CalendarRules> rules) {
        CalendarChecks.ofFields(rules).stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(
                    "%s of calendar '%s': %s".formatted(problem.path(), problem.calendarId(), problem.message()));
        });
        return unchecked(rules);
    }

    static CalendarBook unchecked(Collection<CalendarRules> rules) {
        var byId = new TreeMap<String, CalendarRules>();
        rules.forEach(each -> byId.put(each.calendarId(), each));
        return new CalendarBook(byId);
    }

    /** The book of those that have no problem by themselves: whoever set the others should have been refused. */
    public static CalendarBook ofSound(Collection<CalendarRules> rules) {
        return of(
                rules.stream().filter(each -> problems(List.of(each)).isEmpty()).toList());
    }

    /** What is wrong with the rules, by themselves and together; empty when they make a book. */
    public static List<CalendarProblem> problems(Collection<CalendarRules> rules) {
        return CalendarChecks.of(rules);
    }

    /** What would be wrong with this book if it had these rules too, in place of those of the same id. */
    public List<CalendarProblem> problemsWith(CalendarRules changed) {
        return problems(rulesWith(changed));
    }

    /**
     * This book with these rules too, in place of those of the same id.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public CalendarBook with(CalendarRules changed) {
        return of(rulesWith(changed));
    }

    private Collection<CalendarRules> rulesWith(CalendarRules changed) {
        var all = new TreeMap<>(rules);
        all.put(changed.calendarId(), changed);
        return all.values();
    }

    /** The rules that the book was made of, in the order of their ids. */
    public List<CalendarRules> rules() {
        return List.copyOf(rules.values());
    }

    /** The calendars of everybody, with no programme's exceptions in them. */
    public Calendars forEverybody() {
        return Objects.requireNonNull(byPlace.get(Place.EVERYWHERE));
    }

    /** The calendars that a project's plan may name, each with the exceptions of the project's programme and headquarters. */
    public Calendars forProject(String programme, @Nullable String headquarters) {
        var there = byPlace.get(new Place(programme, headquarters));
        if (there != null) {
            return there;
        }
        var inProgramme = byPlace.get(new Place(programme, null));
        return inProgramme == null ? forEverybody() : inProgramme;
    }

    private Calendars calendars(Place place) {
        var exceptions = exceptions(place).stream().map(CalendarRules::days).toList();
        var sources = new HashMap<String, Supplier<WorkCalendar>>();
        for (var id : ids(place)) {
            var by = plain(id);
            sources.put(
                    id,
                    exceptions.isEmpty()
                            ? by
                            : new Calendars.Once(() -> by.get().withDays(exceptions)));
        }
        return Calendars.of(sources);
    }

    /** All places whose calendars differ. */
    Set<Place> places() {
        var places = new HashSet<Place>();
        places.add(Place.EVERYWHERE);
        rules.values().stream().filter(CalendarRules::isException).forEach(each -> {
            places.add(new Place(each.programme(), each.headquarters()));
            places.add(new Place(each.programme(), null));
        });
        return places;
    }

    /** The calendars that may be named there. */
    List<String> ids(Place place) {
        var ids = new ArrayList<>(List.of(Calendars.NATURAL, Calendars.WORKING));
        rules.values().stream()
                .filter(each -> !each.isNotice() && (!each.isException() || place.isIn(each)))
                .forEach(each -> ids.add(each.calendarId()));
        return ids;
    }

    /** What is laid over every calendar there, the programme's own first. */
    List<CalendarRules> exceptions(Place place) {
        var programmes = new ArrayList<CalendarRules>();
        var headquarters = new ArrayList<CalendarRules>();
        rules.values().stream()
                .filter(place::isIn)
                .forEach(each -> (each.headquarters() == null ? programmes : headquarters).add(each));
        programmes.addAll(headquarters);
        return programmes;
    }

    /** A calendar before exceptions. */
    Supplier<WorkCalendar> plain(String id) {
        var calendar = plain.get(id);
        if (calendar == null) {
            throw new IllegalArgumentException("Expected a calendar '%s' in the book".formatted(id));
        }
        return calendar;
    }
}
