package city.renewal.project.adapter.web.programme;

import city.renewal.events.CalendarDays;
import city.renewal.project.adapter.web.ConditionalHeaders;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.application.calendar.CalendarCommands;
import city.renewal.project.application.calendar.CalendarCommands.CalendarDetails;
import city.renewal.project.application.calendar.CalendarCommands.SetResult;
import city.renewal.project.application.calendar.CalendarFormat;
import city.renewal.project.application.calendar.CalendarImpactQuery.Impact;
import city.renewal.project.application.command.ExpectedState;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.domain.calendar.IgnoredEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of calendars, as JSON and as iCalendar files. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarController {
    private static final String ICS = "text/calendar";
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_NAMED = 1_000;

    private final CalendarCommands calendars;
    private final CalendarFormat format;
    private final InstantSource clock;

    CalendarController(CalendarCommands calendars, CalendarFormat format, InstantSource clock) {
        this.calendars = calendars;
        this.format = format;
        this.clock = clock;
    }

    /**
     * @param area owning area; null: no area, or several areas
     * @param areas owning areas; empty: visible to everybody
     * @param knownYears the years with known holidays, from the platform's data or from {@code years}
     * @param holidays days off from Monday to Friday in the known years; empty for a calendar of natural days
     * @param workdays Saturdays and Sundays that are worked (调休), in the same years
     */
    record CalendarView(
            String calendarId,
            String name,
            String base,
            @Nullable String programme,
            @Nullable String headquarters,
            @Nullable String area,
            List<String> areas,
            List<CalendarDays> days,
            List<Integer> years,
            List<Integer> knownYears,
            List<LocalDate> holidays,
            List<LocalDate> workdays) {
        static CalendarView of(CalendarDetails shown) {
            var calendar = shown.calendar();
            return new CalendarView(
                    calendar.calendarId(),
                    calendar.name(),
                    calendar.base(),
                    calendar.programme(),
                    calendar.headquarters(),
                    calendar.areas().size() == 1 ? calendar.areas().getFirst() : null,
                    calendar.areas(),
                    calendar.days(),
                    calendar.years(),
                    shown.knownYears(),
                    shown.holidays(),
                    shown.workdays());
        }
    }

    /**
     * @param moves the due dates that replanning would move; nothing has moved yet
     * @param notTakenCount number of entries of a file that changed no day, or not in the way that the file states
     * @param notTaken the first thousand of them
     */
    record EffectView(
            CalendarView calendar, boolean dryRun, Impact moves, int notTakenCount, List<IgnoredEntry> notTaken) {}

    @GetMapping(path = "/{calendarId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String calendarId) {
        return OutcomeResponses.ok(calendars.get(caller, calendarId), CalendarView::of);
    }

    @GetMapping(path = "/{calendarId}", produces = ICS)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<byte[]> file(Caller caller, @PathVariable String calendarId) {
        return switch (calendars.get(caller, calendarId)) {
            case Outcome.Done<CalendarDetails>(var _, var version, var shown) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ICS + ";charset=UTF-8"))
                        .eTag(Etags.of(version))
                        .body(format.write(shown.calendar()));
            case Outcome.Refused<CalendarDetails> refused -> throw Refusals.problem(refused);
        };
    }

    @GetMapping
    @Exported(CalendarSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    Page<NamedCalendar> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.cut(
                calendars.visible(caller).stream().map(stored -> stored.state()).toList(),
                PageRequest.of(limit, cursor),
                NamedCalendar::calendarId,
                clock.instant());
    }

    @PutMapping(path = "/{calendarId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allow({Role.ADMIN, Role.COMMANDER})
    ResponseEntity<?> set(
            Caller caller,
            @PathVariable String calendarId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody CalendarBody body) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        return set(caller, body.calendar(calendarId, caller.personId()), expected, writeMode(dryRun), List.of());
    }

    /** The iCalendar file has the days; the other fields are query parameters. */
    @PutMapping(path = "/{calendarId}", consumes = ICS)
    @Allow({Role.ADMIN, Role.COMMANDER})
    ResponseEntity<?> setFile(
            Caller caller,
            @PathVariable String calendarId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String base,
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String headquarters,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable List<@Nullable Integer> years,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        if (file.length > MAX_BYTES) {
            var message = "must have at most %d bytes".formatted(MAX_BYTES);
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", message, List.of(new Violation("body", message)));
        }
        var reading = format.read(file, calendars.zone(programme));
        var check = new Violations();
        reading.faults().forEach(fault -> check.add(fault.field(), fault.message()));
        check.refuse();
        var itsName = name == null ? Objects.requireNonNullElse(reading.name(), calendarId) : name;
        var body = new CalendarBody(null, itsName, base, programme, headquarters, area, null, null, null, years);
        var calendar = body.calendar(check, calendarId, itsName, reading.days(), caller.personId());
        return set(caller, calendar, expected, writeMode(dryRun), reading.notTaken());
    }

    private ResponseEntity<?> set(
            Caller caller,
            NamedCalendar calendar,
            ExpectedState expected,
            WriteMode writeMode,
            List<IgnoredEntry> notTaken) {
        return OutcomeResponses.ok(
                calendars.set(caller, calendar, expected, writeMode),
                (SetResult effect) -> new EffectView(
                        CalendarView.of(effect.shown()),
                        writeMode == WriteMode.DRY_RUN,
                        effect.moves(),
                        notTaken.size(),
                        notTaken.subList(0, Math.min(notTaken.size(), MAX_NAMED))));
    }

    private static WriteMode writeMode(boolean dryRun) {
        return dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE;
    }
}
