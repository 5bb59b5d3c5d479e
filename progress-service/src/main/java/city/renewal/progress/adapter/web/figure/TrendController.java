package city.renewal.progress.adapter.web.figure;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.adapter.web.Summary;
import city.renewal.progress.application.figure.DatedTallies;
import city.renewal.progress.application.figure.DueCalendar;
import city.renewal.progress.application.figure.Trend;
import city.renewal.progress.application.figure.Trends;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over time: planned and actual values, and the calendar of due dates. */
@RestController
class TrendController {
    private static final int WEEKS = 12;
    private static final int MOST_WEEKS = 104;
    private static final int MOST_DAYS = 732;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final Trends trends;
    private final DatedTallies tallies;
    private final VisibleProgrammes visible;
    private final InstantSource clock;

    TrendController(Trends trends, DatedTallies tallies, VisibleProgrammes visible, InstantSource clock) {
        this.trends = trends;
        this.tallies = tallies;
        this.visible = visible;
        this.clock = clock;
    }

    @GetMapping("/api/v1/trends")
    @QueryParameters({"programme", "weeks", "until"})
    @Summary("What was due, done and overdue week by week, and paid month by month")
    @AllowReaders
    Trend trend(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.required("programme");
        var weeks = parameters.number("weeks");
        var until = date(parameters, "until");
        parameters
                .violations()
                .check(
                        weeks == null || (weeks >= 1 && weeks <= MOST_WEEKS),
                        "weeks",
                        "must be 1 to %d, but is %s".formatted(MOST_WEEKS, weeks));
        parameters.refuse();
        return trends.of(found(programme, caller), Visibility.of(caller), weeks == null ? WEEKS : weeks, until);
    }

    @GetMapping("/api/v1/due-calendar")
    @QueryParameters({"programme", "from", "to"})
    @Summary("How many open nodes are due on each day, by light")
    @AllowReaders
    DueCalendar dueCalendar(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.required("programme");
        var from = date(parameters, "from");
        var to = date(parameters, "to");
        parameters.refuse();
        var found = found(programme, caller);
        var now = clock.instant();
        var year = LocalDate.ofInstant(now, found.zone()).getYear();
        var first = from == null ? LocalDate.of(to == null ? year : to.getYear(), 1, 1) : from;
        var last = to == null ? LocalDate.of(first.getYear(), 12, 31) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problem.invalid("to", "must be within %d days from %s, but is %s".formatted(MOST_DAYS, first, last));
        }
        return DueCalendar.of(programme, first, last, now, tallies.due(programme, Visibility.of(caller), first, last));
    }

    /** Reads a date and limits it to a plausible range, because weeks are computed from it. */
    private static @Nullable LocalDate date(Parameters parameters, String name) {
        var date = parameters.date(name);
        var isSensible = date == null || (!date.isBefore(FIRST) && !date.isAfter(LAST));
        parameters.violations().check(isSensible, name, "must be from %s to %s".formatted(FIRST, LAST));
        return isSensible ? date : null;
    }

    private Programme found(String programme, Caller caller) {
        return visible.find(programme, caller).orElseThrow(() -> Problem.notFound("programme", programme));
    }
}
