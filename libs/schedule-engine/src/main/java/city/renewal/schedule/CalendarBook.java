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
 * All calendars of all programmes: the built-in ones and those defined by {@link CalendarRules}. Immutable and
 * thread-safe. Create one instance and reuse it: a calendar is built at first use and cached.
 *
 * <p>Layers, where a later one overrides the earlier ones: the base calendar with the notice; the days of the named
 * calendar; the exceptions of the programme; the exceptions of the headquarters. Several exceptions of one level are
 * applied in the order of their ids.
 */
public final class CalendarBook {
    private static final CalendarBook STANDARD = new CalendarBook(new TreeMap<>());

    /**
     * The plans for which calendars are resolved: those of a headquarters within a programme, of a programme, or all.
     */
    record CalendarScope(
            @Nullable String programme, @Nullable String headquarters) {
        static final CalendarScope EVERYWHERE = new CalendarScope(null, null);

        boolean isIn(CalendarRules rules) {
            return rules.isException()
                    && Objects.equals(rules.programme(), programme)
                    && (rules.headquarters() == null || rules.headquarters().equals(headquarters));
        }
    }

    private final SortedMap<String, CalendarRules> rules;
    /** Each calendar by id, without the exceptions of a programme or headquarters. */
    private final Map<String, Supplier<WorkCalendar>> plain = new HashMap<>();

    private final Map<CalendarScope, Calendars> byScope = new HashMap<>();

    private CalendarBook(SortedMap<String, CalendarRules> rules) {
        this.rules = rules;
        plain.put(Calendars.NATURAL, WorkCalendar::natural);
        plain.put(Calendars.WEEKDAYS, WorkCalendar::weekdays);
        plain.put(Calendars.WORKING, WorkCalendar::china);
        var notice = rules.get(Calendars.WORKING);
        if (notice != null) {
            plain.put(Calendars.WORKING, override(Calendars.WORKING, notice));
        }
        rules.values().stream()
                .filter(each -> !each.isNotice())
                .forEach(each -> plain.put(each.calendarId(), override(each.baseId(), each)));
        scopes().forEach(scope -> byScope.put(scope, calendars(scope)));
    }

    private Supplier<WorkCalendar> override(String baseId, CalendarRules rules) {
        var base = plain(baseId);
        return new Calendars.Lazy(
                () -> base.get().withDays(List.of(rules.days())).withKnownYears(rules.years()));
    }

    /** The built-in calendars only. */
    public static CalendarBook standard() {
        return STANDARD;
    }

    /**
     * The built-in calendars and those defined by the rules.
     *
     * @throws IllegalArgumentException for rules that are {@linkplain #problems invalid} by themselves. Two rules that
     *     are valid by themselves may together leave a year without a workday; this is checked when rules are accepted
     *     and not here, so that accepted rules can always be loaded
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

    /** Ignores rules that are invalid by themselves; they should have been refused when they were set. */
    public static CalendarBook ofValid(Collection<CalendarRules> rules) {
        return of(
                rules.stream().filter(each -> problems(List.of(each)).isEmpty()).toList());
    }

    /** The problems of the rules, separately and in combination; empty if they are valid. */
    public static List<CalendarProblem> problems(Collection<CalendarRules> rules) {
        return CalendarChecks.of(rules);
    }

    /** The problems that this book would have with these rules added, or replacing those of the same id. */
    public List<CalendarProblem> problemsWith(CalendarRules changed) {
        return problems(rulesWith(changed));
    }

    /**
     * This book with these rules added, or replacing those of the same id.
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

    /** The rules of this book in the order of their ids. */
    public List<CalendarRules> rules() {
        return List.copyOf(rules.values());
    }

    /** The calendars without any programme's exceptions. */
    public Calendars forEverybody() {
        return Objects.requireNonNull(byScope.get(CalendarScope.EVERYWHERE));
    }

    /**
     * The calendars that a project's plan may name, each with the exceptions of the project's programme and
     * headquarters.
     */
    public Calendars forProject(String programme, @Nullable String headquarters) {
        var there = byScope.get(new CalendarScope(programme, headquarters));
        if (there != null) {
            return there;
        }
        var inProgramme = byScope.get(new CalendarScope(programme, null));
        return inProgramme == null ? forEverybody() : inProgramme;
    }

    private Calendars calendars(CalendarScope scope) {
        var exceptions = exceptions(scope).stream().map(CalendarRules::days).toList();
        var sources = new HashMap<String, Supplier<WorkCalendar>>();
        for (var id : ids(scope)) {
            var by = plain(id);
            sources.put(
                    id,
                    exceptions.isEmpty()
                            ? by
                            : new Calendars.Lazy(() -> by.get().withDays(exceptions)));
        }
        return Calendars.of(sources);
    }

    /** All combinations of programme and headquarters with calendars of their own. */
    Set<CalendarScope> scopes() {
        var scopes = new HashSet<CalendarScope>();
        scopes.add(CalendarScope.EVERYWHERE);
        rules.values().stream().filter(CalendarRules::isException).forEach(each -> {
            scopes.add(new CalendarScope(each.programme(), each.headquarters()));
            scopes.add(new CalendarScope(each.programme(), null));
        });
        return scopes;
    }

    /** The ids of the calendars that plans of this scope may name. */
    List<String> ids(CalendarScope scope) {
        var ids = new ArrayList<>(List.of(Calendars.NATURAL, Calendars.WORKING));
        rules.values().stream()
                .filter(each -> !each.isNotice() && (!each.isException() || scope.isIn(each)))
                .forEach(each -> ids.add(each.calendarId()));
        return ids;
    }

    /** The exceptions that apply to every calendar of this scope, the programme's first. */
    List<CalendarRules> exceptions(CalendarScope scope) {
        var programmes = new ArrayList<CalendarRules>();
        var headquarters = new ArrayList<CalendarRules>();
        rules.values().stream()
                .filter(scope::isIn)
                .forEach(each -> (each.headquarters() == null ? programmes : headquarters).add(each));
        programmes.addAll(headquarters);
        return programmes;
    }

    /** A calendar without exceptions. */
    Supplier<WorkCalendar> plain(String id) {
        var calendar = plain.get(id);
        if (calendar == null) {
            throw new IllegalArgumentException("Expected a calendar '%s' in the book".formatted(id));
        }
        return calendar;
    }
}
