package city.renewal.project.application;

import city.renewal.project.application.Outcome.Done;
import city.renewal.project.application.Outcome.Refused;
import city.renewal.project.application.Settings.Ready;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Setting calendars and showing them. A calendar that changes moves no date that was decided: whoever sets it is shown what
 * would move, and a person plans anew.
 *
 * <p>An administrator sets any of them. A commander sets what holds for a programme of their area, and calendars of their own.
 */
public final class CalendarCommands {
    private static final Set<String> BUILT_IN = Set.of(Calendars.NATURAL, Calendars.WORKING);
    private static final List<Integer> ALL_YEARS =
            IntStream.rangeClosed(1990, 2100).boxed().toList();

    private final NamedCalendars calendars;
    private final Settings<NamedCalendar> settings;
    private final CalendarShelf shelf;
    private final CalendarMoves moves;
    private final Programmes programmes;
    private final InstantSource clock;

    public CalendarCommands(
            NamedCalendars calendars,
            CalendarShelf shelf,
            Projects projects,
            Programmes programmes,
            InstantSource clock) {
        this.calendars = calendars;
        this.settings = new Settings<>(calendars);
        this.shelf = shelf;
        this.moves = new CalendarMoves(projects);
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Whether to write. */
    public enum Mode {
        CHECK_ONLY,
        WRITE
    }

    /**
     * A calendar with what follows from it.
     *
     * @param knownYears the years in which nothing is assumed
     */
    public record Shown(NamedCalendar calendar, List<Integer> knownYears) {
        public Shown {
            knownYears = List.copyOf(knownYears);
        }
    }

    /** A calendar that was set, or would be, and the dates that planning anew would find otherwise. */
    public record Effect(Shown shown, CalendarMoves.Moves moves) {}

    public Outcome<Shown> get(Caller caller, String calendarId) {
        var stored = calendars.load(calendarId).orElse(null);
        if (stored != null && sees(caller, stored.state())) {
            return new Done<>(calendarId, stored.version(), shown(stored.state()));
        }
        return stored == null && BUILT_IN.contains(calendarId)
                ? new Done<>(calendarId, 0, shown(builtIn(calendarId)))
                : Outcome.notFound("calendar", calendarId);
    }

    /** Those that were set, as far as the caller sees them, after the two that are always there. */
    public List<Stored<NamedCalendar>> visible(Caller caller) {
        var all = new ArrayList<Stored<NamedCalendar>>();
        var set = calendars.all();
        BUILT_IN.stream()
                .sorted()
                .filter(id -> set.stream().noneMatch(stored -> stored.id().equals(id)))
                .forEach(id -> all.add(new Stored<>(id, 0, 0, builtIn(id), List.of())));
        set.stream().filter(stored -> sees(caller, stored.state())).forEach(all::add);
        return all;
    }

    /** The zone of a programme, for reading files; without one, or when there is none such, the platform's. */
    public ZoneId zone(@Nullable String programmeId) {
        var programme =
                programmeId == null ? null : programmes.load(programmeId).orElse(null);
        return ZoneId.of(
                programme == null ? Programme.DEFAULT_ZONE : programme.state().zone());
    }

    public Outcome<Effect> set(Caller caller, NamedCalendar next, Expected expected, Mode mode) {
        var id = next.calendarId();
        return switch (settings.check(id, expected, stored -> refusal(caller, next, stored))) {
            case Ready.No<NamedCalendar>(var refused) ->
                new Refused<>(refused.reason(), refused.message(), refused.faults());
            case Ready.Yes<NamedCalendar> ready -> {
                var book = shelf.book();
                var effect = moves.of(caller, next, book, book.with(next.rules()));
                yield switch (mode) {
                    case CHECK_ONLY ->
                        new Done<>(
                                id, ready.before() == null ? 0 : ready.before().version(), effect(next, effect));
                    case WRITE -> write(ready, next, effect);
                };
            }
        };
    }

    private Outcome<Effect> write(Ready.Yes<NamedCalendar> ready, NamedCalendar next, CalendarMoves.Moves effect) {
        var stored = settings.store(
                next.calendarId(),
                ready,
                next,
                next.set(clock.instant()),
                calendar -> List.of(calendar.name(), calendar.base(), calendar.days(), calendar.years()));
        shelf.changed();
        return switch (stored) {
            case Done<NamedCalendar>(var id, var version, var state) -> new Done<>(id, version, effect(state, effect));
            case Refused<NamedCalendar> refused -> new Refused<>(refused.reason(), refused.message(), refused.faults());
        };
    }

    private Effect effect(NamedCalendar calendar, CalendarMoves.Moves effect) {
        return new Effect(shown(calendar), effect);
    }

    private @Nullable Refused<NamedCalendar> refusal(
            Caller caller, NamedCalendar next, @Nullable Stored<NamedCalendar> stored) {
        var before = stored == null ? null : stored.state();
        if (before != null && !sees(caller, before)) {
            return Outcome.notFound("calendar", next.calendarId());
        }
        if (!maySet(caller, next) || (before != null && !maySet(caller, before))) {
            return Outcome.forbidden("Only an administrator or a commander of its programme's area sets this calendar");
        }
        var faults = new ArrayList<>(faults(next, before));
        if (faults.isEmpty()) {
            shelf.book()
                    .problemsWith(next.rules())
                    .forEach(problem -> faults.add(new Fault(problem.path(), problem.message())));
        }
        return faults.isEmpty() ? null : Settings.invalid(faults);
    }

    private List<Fault> faults(NamedCalendar next, @Nullable NamedCalendar before) {
        var faults = new ArrayList<Fault>();
        var programmeId = next.programme();
        if (programmeId != null) {
            var programme = programmes.load(programmeId).map(Stored::state).orElse(null);
            if (programme == null) {
                faults.add(new Fault("programme", "there is no programme '%s'".formatted(programmeId)));
            } else if (next.headquarters() != null && !programme.hasHeadquarters(next.headquarters())) {
                faults.add(
                        new Fault("headquarters", "'%s' is not one of the programme's".formatted(next.headquarters())));
            }
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

    /** A calendar that everybody may name is an administrator's, or that of the commander who laid it down. */
    private boolean maySet(Caller caller, NamedCalendar calendar) {
        if (caller.is(Role.ADMIN)) {
            return true;
        }
        var programme = calendar.programme();
        return programme == null
                ? caller.is(Role.COMMANDER)
                        && !BUILT_IN.contains(calendar.calendarId())
                        && calendar.setBy().equals(caller.personId())
                : programmes
                        .load(programme)
                        .filter(stored ->
                                caller.isIn(Role.COMMANDER, stored.state().area()))
                        .isPresent();
    }

    private boolean sees(Caller caller, NamedCalendar calendar) {
        var programme = calendar.programme();
        return programme == null
                || programmes
                        .load(programme)
                        .filter(stored -> ProgrammeCommands.sees(caller, stored.state()))
                        .isPresent();
    }

    private Shown shown(NamedCalendar calendar) {
        var known = WorkCalendar.china();
        var onWorking = calendar.base().equals(Calendars.WORKING);
        var years = ALL_YEARS.stream()
                .filter(year -> calendar.years().contains(year) || !onWorking || known.isKnown(year))
                .toList();
        return new Shown(calendar, years);
    }

    private static NamedCalendar builtIn(String id) {
        var name = id.equals(Calendars.NATURAL) ? "自然日" : "工作日（国务院办公厅节假日安排）";
        return new NamedCalendar(id, name, id, null, null, List.of(), List.of(), "platform");
    }
}
