package city.renewal.progress.domain;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a node or a problem stands: the first that holds of done, OVERDUE before the suspension began, SUSPENDED, CLAIMED, OVERDUE,
 * AT_RISK, DUE_SOON, ON_TRACK.
 *
 * <p>A node was overdue before the suspension began when its due date had passed with the last day of work, and nobody had
 * claimed it by then: a suspension must not hide what was already late, nor make late what was claimed in time.
 *
 * <table>
 * <caption>Lights</caption>
 * <tr><td>ON_TRACK, DONE_ON_TIME<td>GREEN
 * <tr><td>AT_RISK, DUE_SOON<td>AMBER
 * <tr><td>OVERDUE<td>RED
 * <tr><td>CLAIMED<td>as on the day of the claim, had nobody claimed: the clock stands still
 * <tr><td>SUSPENDED<td>GREY
 * <tr><td>DONE_LATE<td>YELLOW, for good
 * </table>
 */
final class StandingTable {
    /** @param overdueDays natural days past the due date, up to today or up to the day of the claim */
    record Place(Standing standing, Light light, int overdueDays) {
        /** Natural days by which it was done late, or is overdue; else 0. */
        int lateDays(@Nullable Completion completion) {
            if (completion != null) {
                return (int) Math.max(0, ChronoUnit.DAYS.between(completion.dueThen(), completion.completedOn()));
            }
            return standing == Standing.OVERDUE ? overdueDays : 0;
        }
    }

    private final int warningDays;
    private final LocalDate today;

    StandingTable(int warningDays, LocalDate today) {
        this.warningDays = warningDays;
        this.today = today;
    }

    /**
     * @param completion null: nobody has verified that it is done
     * @param claimedOn the day of the claim; null: nobody claims
     * @param suspended what today lies in; null: work goes on
     * @param forecastUnclaimed what the forecast was on a day, had nobody claimed; asked only when it matters
     */
    Place of(
            @Nullable Completion completion,
            LocalDate due,
            LocalDate forecast,
            @Nullable LocalDate claimedOn,
            Suspensions.@Nullable Stretch suspended,
            Function<LocalDate, LocalDate> forecastUnclaimed) {
        if (completion != null) {
            return completion.isLate()
                    ? new Place(Standing.DONE_LATE, Light.YELLOW, 0)
                    : new Place(Standing.DONE_ON_TIME, Light.GREEN, 0);
        }
        var clockStops = claimedOn == null ? today : claimedOn;
        if (suspended != null) {
            return due.isBefore(suspended.from()) && clockStops.isAfter(due)
                    ? new Place(Standing.OVERDUE, Light.RED, daysPast(due, clockStops))
                    : new Place(Standing.SUSPENDED, Light.GREY, 0);
        }
        if (claimedOn != null) {
            return new Place(
                    Standing.CLAIMED, lightBefore(claimedOn, due, forecastUnclaimed), daysPast(due, claimedOn));
        }
        var open = new OpenNode(due, forecast, warningDays);
        return new Place(open.on(today), open.lightOn(today), daysPast(due, today));
    }

    private Light lightBefore(LocalDate claimedOn, LocalDate due, Function<LocalDate, LocalDate> forecastUnclaimed) {
        var byDateAlone = new OpenNode(due, due, warningDays).lightOn(claimedOn);
        return byDateAlone == Light.GREEN
                ? new OpenNode(due, forecastUnclaimed.apply(claimedOn), warningDays).lightOn(claimedOn)
                : byDateAlone;
    }

    private static int daysPast(LocalDate due, LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(due, day));
    }
}
