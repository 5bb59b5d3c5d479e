package city.renewal.progress.domain.evaluation;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.domain.state.Completion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The decision table for the standing of a node or a problem. The first that applies: done, OVERDUE before the suspension started,
 * SUSPENDED, CLAIMED, OVERDUE, AT_RISK, DUE_SOON, ON_TRACK.
 *
 * <p>A node was overdue before the suspension started if its due date had passed by the last day of work and it had not been claimed
 * by then: a suspension must not hide a node that was already late, and must not make a node late that was claimed in time.
 *
 * <table>
 * <caption>Lights</caption>
 * <tr><td>ON_TRACK, DONE_ON_TIME<td>GREEN
 * <tr><td>AT_RISK, DUE_SOON<td>AMBER
 * <tr><td>OVERDUE<td>RED
 * <tr><td>CLAIMED<td>as it would have been on the day of the claim without the claim: the clock stops
 * <tr><td>SUSPENDED<td>GREY
 * <tr><td>DONE_LATE<td>YELLOW, for good
 * </table>
 */
final class StandingTable {
    /** @param overdueDays natural days past the due date, up to today or up to the day of the claim */
    record StandingResult(Standing standing, Light light, int overdueDays) {
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
     * @param completion null: not verified as done
     * @param claimedOn the day of the claim; null: no claim
     * @param suspended the suspension that contains today; null: none
     * @param forecastWithoutClaim computes the forecast on a day without the claim; evaluated only if needed
     */
    StandingResult of(
            @Nullable Completion completion,
            LocalDate due,
            LocalDate forecast,
            @Nullable LocalDate claimedOn,
            Suspensions.@Nullable Interval suspended,
            Function<LocalDate, LocalDate> forecastWithoutClaim) {
        if (completion != null) {
            return completion.isLate()
                    ? new StandingResult(Standing.DONE_LATE, Light.YELLOW, 0)
                    : new StandingResult(Standing.DONE_ON_TIME, Light.GREEN, 0);
        }
        var clockDate = claimedOn == null ? today : claimedOn;
        if (suspended != null) {
            return due.isBefore(suspended.from()) && clockDate.isAfter(due)
                    ? new StandingResult(Standing.OVERDUE, Light.RED, daysPast(due, clockDate))
                    : new StandingResult(Standing.SUSPENDED, Light.GREY, 0);
        }
        if (claimedOn != null) {
            return new StandingResult(
                    Standing.CLAIMED, lightBefore(claimedOn, due, forecastWithoutClaim), daysPast(due, claimedOn));
        }
        var open = new OpenNode(due, forecast, warningDays);
        return new StandingResult(open.on(today), open.lightOn(today), daysPast(due, today));
    }

    private Light lightBefore(LocalDate claimedOn, LocalDate due, Function<LocalDate, LocalDate> forecastWithoutClaim) {
        var byDateAlone = new OpenNode(due, due, warningDays).lightOn(claimedOn);
        return byDateAlone == Light.GREEN
                ? new OpenNode(due, forecastWithoutClaim.apply(claimedOn), warningDays).lightOn(claimedOn)
                : byDateAlone;
    }

    private static int daysPast(LocalDate due, LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(due, day));
    }
}
