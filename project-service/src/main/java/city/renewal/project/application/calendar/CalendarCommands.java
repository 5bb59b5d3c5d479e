package city.renewal.project.application.calendar;

import city.renewal.project.application.command.ExpectedState;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Upsert;
import city.renewal.project.application.command.Upsert.Check;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.NamedCalendars;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sets and reads calendars. A changed calendar moves no due date that is already set. The response lists the dates that
 * replanning would move; somebody has to set the plan again to apply them.
 *
 * <p>A calendar belongs to areas: the area of its programme, else the area in the request, else all areas of the
 * commander who creates it. A commander may set calendars of their own areas. A calendar without an area is visible to
 * everybody and is set by an administrator: the State Council's calendar, and calendars stored before they had areas.
 */
public final class CalendarCommands {
    private static final Set<String> BUILT_IN = Set.of(Calendars.NATURAL, Calendars.WORKING);
    private static final List<Integer> ALL_YEARS =
            IntStream.rangeClosed(1990, 2100).boxed().toList();

    private final NamedCalendars calendars;
    private final Upsert<NamedCalendar> upsert;
    private final CalendarCache calendarCache;
    private final CalendarImpactQuery moves;
    private final Programmes programmes;
    private final InstantSource clock;

    public CalendarCommands(
            NamedCalendars calendars,
            CalendarCache calendarCache,
            Projects projects,
            Programmes programmes,
            InstantSource clock) {
        this.calendars = calendars;
        this.upsert = new Upsert<>(calendars);
        this.calendarCache = calendarCache;
        this.moves = new CalendarImpactQuery(projects);
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * A calendar and the days off and worked weekends derived from it.
     *
     * @param knownYears years for which the holidays are known and not assumed
     * @param holidays days off from Monday to Friday in the known years; empty for a calendar of natural days
     * @param workdays Saturdays and Sundays that are worked, in the same years
     */
    public record CalendarDetails(
            NamedCalendar calendar, List<Integer> knownYears, List<LocalDate> holidays, List<LocalDate> workdays) {
        public CalendarDetails {
            knownYears = List.copyOf(knownYears);
            holidays = List.copyOf(holidays);
            workdays = List.copyOf(workdays);
        }
    }

    /**
     * The calendar as it is stored, or would be stored by a dry run, and the due dates that replanning would change.
     */
    public record SetResult(CalendarDetails shown, CalendarImpactQuery.Impact moves) {}

    public Outcome<CalendarDetails> get(Caller caller, String calendarId) {
        var stored = calendars.load(calendarId).orElse(null);
        if (stored != null && sees(caller, stored.state())) {
            return new Done<>(calendarId, stored.version(), shown(stored.state()));
        }
        return stored == null && BUILT_IN.contains(calendarId)
                ? new Done<>(calendarId, 0, shown(builtIn(calendarId)))
                : Outcome.notFound("calendar", calendarId);
    }

    /** The two built-in calendars, then the stored calendars that the caller may see. */
    public List<StoredAggregate<NamedCalendar>> visible(Caller caller) {
        var all = new ArrayList<StoredAggregate<NamedCalendar>>();
        var set = calendars.all();
        BUILT_IN.stream()
                .sorted()
                .filter(id -> set.stream().noneMatch(stored -> stored.id().equals(id)))
                .forEach(id -> all.add(new StoredAggregate<>(id, 0, 0, builtIn(id), List.of())));
        set.stream().filter(stored -> sees(caller, stored.state())).forEach(all::add);
        return all;
    }

    /** The time zone of a programme, used to read files; the platform's zone if the programme is null or unknown. */
    public ZoneId zone(@Nullable String programmeId) {
        var programme =
                programmeId == null ? null : programmes.load(programmeId).orElse(null);
        return ZoneId.of(
                programme == null ? Programme.DEFAULT_ZONE : programme.state().zone());
    }

    public Outcome<SetResult> set(Caller caller, NamedCalendar given, ExpectedState expected, WriteMode writeMode) {
        var id = given.calendarId();
        var next = given.in(areas(caller, given));
        return switch (upsert.check(id, expected, stored -> refusal(caller, next, stored))) {
            case Check.Refused<NamedCalendar>(var refused) ->
                new Refused<>(refused.reason(), refused.message(), refused.faults());
            case Check.Passed<NamedCalendar> ready -> {
                var book = calendarCache.book();
                var impact = moves.of(caller, next, book, book.with(next.rules()));
                yield switch (writeMode) {
                    case DRY_RUN ->
                        new Done<>(
                                id, ready.before() == null ? 0 : ready.before().version(), setResult(next, impact));
                    case WRITE -> write(ready, next, impact);
                };
            }
        };
    }

    private List<String> areas(Caller caller, NamedCalendar given) {
        var programmeId = given.programme();
        var programme =
                programmeId == null ? null : programmes.load(programmeId).orElse(null);
        if (!given.areas().isEmpty() || BUILT_IN.contains(given.calendarId())) {
            return given.areas();
        }
        if (programme != null) {
            return List.of(programme.state().area());
        }
        return calendars
                .load(given.calendarId())
                .map(stored -> stored.state().areas())
                .orElseGet(() -> caller.administersEverywhere()
                        ? List.of()
                        : caller.areas().stream().sorted().toList());
    }

    private Outcome<SetResult> write(
            Check.Passed<NamedCalendar> ready, NamedCalendar next, CalendarImpactQuery.Impact impact) {
        var stored = upsert.store(
                next.calendarId(),
                ready,
                next,
                next.set(clock.instant()),
                calendar ->
                        List.of(calendar.name(), calendar.base(), calendar.areas(), calendar.days(), calendar.years()));
        calendarCache.invalidate();
        return switch (stored) {
            case Done<NamedCalendar>(var id, var version, var state) ->
                new Done<>(id, version, setResult(state, impact));
            case Refused<NamedCalendar> refused -> new Refused<>(refused.reason(), refused.message(), refused.faults());
        };
    }

    private SetResult setResult(NamedCalendar calendar, CalendarImpactQuery.Impact impact) {
        return new SetResult(shown(calendar), impact);
    }

    private @Nullable Refused<NamedCalendar> refusal(
            Caller caller, NamedCalendar next, @Nullable StoredAggregate<NamedCalendar> stored) {
        var before = stored == null ? null : stored.state();
        if (before != null && !sees(caller, before)) {
            return Outcome.notFound("calendar", next.calendarId());
        }
        if (next.programme() != null && programme(caller, next) == null) {
            return Upsert.invalid(
                    List.of(new Fault("programme", "there is no programme '%s'".formatted(next.programme()))));
        }
        if (!maySet(caller, next) || (before != null && !maySet(caller, before))) {
            return Outcome.forbidden("Only an administrator or a commander of its area sets this calendar");
        }
        var faults = new ArrayList<>(faults(caller, next, before));
        if (faults.isEmpty()) {
            calendarCache
                    .book()
                    .problemsWith(next.rules())
                    .forEach(problem -> faults.add(new Fault(problem.path(), problem.message())));
        }
        return faults.isEmpty() ? null : Upsert.invalid(faults);
    }

    /** The calendar's programme; null if it has none or the caller may not see it. */
    private @Nullable Programme programme(Caller caller, NamedCalendar calendar) {
        var id = calendar.programme();
        var programme = id == null
                ? null
                : programmes.load(id).map(StoredAggregate::state).orElse(null);
        return programme != null && ProgrammeCommands.sees(caller, programme) ? programme : null;
    }

    private List<Fault> faults(Caller caller, NamedCalendar next, @Nullable NamedCalendar before) {
        var faults = new ArrayList<Fault>();
        var programmeId = next.programme();
        var programme = programme(caller, next);
        if (programme != null && next.headquarters() != null && !programme.hasHeadquarters(next.headquarters())) {
            faults.add(new Fault("headquarters", "'%s' is not one of the programme's".formatted(next.headquarters())));
        }
        if (programme != null && !next.areas().equals(List.of(programme.area()))) {
            faults.add(new Fault("area", "must be the programme's, '%s'".formatted(programme.area())));
        }
        if (BUILT_IN.contains(next.calendarId()) && !next.areas().isEmpty()) {
            faults.add(new Fault("area", "must not be given: the calendar is everybody's"));
        }
        if (before != null && !before.areas().isEmpty() && !before.areas().equals(next.areas())) {
            faults.add(new Fault("area", "is %s and stays: plans may name the calendar".formatted(before.areas())));
        }
        if (before != null && !Objects.equals(before.programme(), programmeId)) {
            faults.add(new Fault(
                    "programme", "is %s and stays: plans may name the calendar".formatted(before.programme())));
        }
        if (before != null && !Objects.equals(before.headquarters(), next.headquarters())) {
            faults.add(new Fault(
                    "headquarters", "is %s and stays: plans may name the calendar".formatted(before.headquarters())));
        }
        return faults;
    }

    private boolean maySet(Caller caller, NamedCalendar calendar) {
        var areas = areasOf(calendar);
        if (caller.administersEverywhere()) {
            return true;
        }
        return (caller.is(Role.ADMIN) || caller.is(Role.COMMANDER))
                && !areas.isEmpty()
                && !BUILT_IN.contains(calendar.calendarId())
                && areas.stream().allMatch(caller::covers);
    }

    /**
     * Whether the calendar belongs to no area, or to an area that covers, or is covered by, one of the caller's areas.
     */
    private boolean sees(Caller caller, NamedCalendar calendar) {
        var areas = areasOf(calendar);
        return (areas.isEmpty() && calendar.programme() == null)
                || caller.administersEverywhere()
                || areas.stream().anyMatch(caller::overlaps);
    }

    /** A programme's calendar that was stored before calendars had areas belongs to the programme's area. */
    private List<String> areasOf(NamedCalendar calendar) {
        var programme = calendar.programme();
        return calendar.areas().isEmpty() && programme != null
                ? programmes.load(programme).stream()
                        .map(stored -> stored.state().area())
                        .toList()
                : calendar.areas();
    }

    private CalendarDetails shown(NamedCalendar calendar) {
        var known = WorkCalendar.china();
        var onWorking = calendar.base().equals(Calendars.WORKING);
        var years = ALL_YEARS.stream()
                .filter(year -> calendar.years().contains(year) || !onWorking || known.isKnown(year))
                .toList();
        if (calendar.base().equals(Calendars.NATURAL)) {
            return new CalendarDetails(calendar, years, List.of(), List.of());
        }
        var itself = effectiveCalendar(calendar);
        return new CalendarDetails(
                calendar,
                years,
                exceptionDays(years, date -> !isWeekend(date) && !itself.isWorkday(date)),
                exceptionDays(years, date -> isWeekend(date) && itself.isWorkday(date)));
    }

    /** The calendar as plans of all projects use it, including the version that a dry run only checks. */
    private WorkCalendar effectiveCalendar(NamedCalendar calendar) {
        var book = calendarCache.book();
        var id = calendar.calendarId();
        var isThere = book.rules().stream().anyMatch(calendar.rules()::equals);
        return (isThere || (BUILT_IN.contains(id) && calendar.days().isEmpty()) ? book : book.with(calendar.rules()))
                .forEverybody()
                .find(id)
                .orElseGet(WorkCalendar::natural);
    }

    private static List<LocalDate> exceptionDays(List<Integer> years, Predicate<LocalDate> isException) {
        return years.stream()
                .flatMap(year -> LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)))
                .filter(isException)
                .toList();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private static NamedCalendar builtIn(String id) {
        var name = id.equals(Calendars.NATURAL) ? "自然日" : "工作日（国务院办公厅节假日安排）";
        return new NamedCalendar(id, name, id, null, null, List.of(), List.of(), List.of(), "platform");
    }
}
