package city.renewal.notification.domain;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.problem;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.events.ProblemSubject;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.recipient.EscalationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of conditions, read for a problem. */
class ProblemConditionsTest {
    private static final ProblemSubject PROBLEM = aProblem("p", "q");
    private static final LocalDate DATE = LocalDate.of(2023, 7, 20);

    private static Instant on(LocalDate day) {
        return day.atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private static WatchedSubject after(Envelope<ProblemStandingChanged> fact) {
        return WatchedSubject.unknown(AlertSubject.of(fact.event().subject()))
                .follow(List.of(fact))
                .subject();
    }

    private static Envelope<ProblemStandingChanged> fact(
            Standing standing, int returns, int reopened, @Nullable String extension, @Nullable Instant requestedAt) {
        return problem(PROBLEM, 1, 1, standing, DATE, returns, reopened, extension, requestedAt);
    }

    private static List<String> holding(WatchedSubject subject, LocalDate day) {
        return subject.evaluate(SomeRules.EVERY_KIND, on(day)).settled().raised().stream()
                .map(condition -> (condition.kind() + " " + condition.occurrence()).strip())
                .toList();
    }

    @Test
    void anOverdueProblemRaisesItsAlertWithTheFactAndKeepsItThroughEveryEvaluation() {
        var fact = fact(Standing.OVERDUE, 0, 0, null, null);

        var followed = WatchedSubject.unknown(AlertSubject.of(PROBLEM)).follow(List.of(fact));

        assertThat(followed.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertCommand.Raise.class,
                        raise -> assertThat(raise.candidate().subject()).isEqualTo(AlertSubject.of(PROBLEM)));
        assertThat(holding(followed.subject(), DATE.plusDays(1))).containsExactly("OVERDUE");
    }

    @ParameterizedTest
    @CsvSource({
        "DONE_LATE, 1, DONE",
        "DONE_ON_TIME, 1, DONE",
        "ON_TRACK, 1, NOT_OVERDUE",
        "DUE_SOON, 2, DUE_DATE_MOVED",
        "SUSPENDED, 1, SUSPENDED"
    })
    void theAlertEndsWhenTheProblemIsClosedOrItsDateMoves(Standing standing, int version, Resolution reason) {
        var overdue = after(fact(Standing.OVERDUE, 0, 0, null, null));

        var commands =
                overdue.follow(List.of(problem(PROBLEM, 2, version, standing))).commands();

        assertThat(commands)
                .containsExactly(new AlertCommand.Resolve(
                        AlertIds.alert(AlertSubject.of(PROBLEM), AlertKind.OVERDUE, 1, ""), reason, 2));
    }

    @Test
    void theAlertWaitsWhileTheProblemIsSaidToBeRectifiedAndGoesOnWhenThatIsReturned() {
        var overdue = after(fact(Standing.OVERDUE, 0, 0, null, null));

        var claimed = overdue.follow(List.of(problem(PROBLEM, 2, 1, Standing.CLAIMED)));
        var returned = claimed.subject().follow(List.of(problem(PROBLEM, 3, 1, Standing.OVERDUE)));

        assertThat(claimed.commands())
                .filteredOn(AlertCommand.Claim.class::isInstance)
                .hasSize(1);
        assertThat(returned.commands()).singleElement().isInstanceOf(AlertCommand.Raise.class);
    }

    @Test
    void anApproachingDateOfAProblemRaisesAnAlertLikeANodes() {
        var open = after(fact(Standing.ON_TRACK, 0, 0, null, null));

        assertThat(holding(open, DATE.minusDays(8))).isEmpty();
        assertThat(holding(open, DATE.minusDays(7))).containsExactly("DUE_SOON 7");
        assertThat(holding(open, DATE)).containsExactly("DUE_SOON 1");
        assertThat(open.evaluate(SomeRules.EVERY_KIND, on(DATE.minusDays(8))).nextEvaluationAt())
                .isEqualTo(DATE.minusDays(7)
                        .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
    }

    @Test
    void whatWasReturnedTwiceIsSaidOnceForEachOpening() {
        var day = DATE.minusDays(50);

        assertThat(holding(after(fact(Standing.ON_TRACK, 1, 0, null, null)), day))
                .isEmpty();
        assertThat(holding(after(fact(Standing.ON_TRACK, 2, 0, null, null)), day))
                .containsExactly("RETURNED_AGAIN 2");
        assertThat(holding(after(fact(Standing.ON_TRACK, 2, 1, null, null)), day))
                .containsExactly("RETURNED_AGAIN 1/2");
        assertThat(holding(after(fact(Standing.CLAIMED, 2, 0, null, null)), day))
                .isEmpty();
    }

    @Test
    void aPendingRequestForALaterDateRaisesAnAlert() {
        var asked = DATE.minusDays(60);
        var open = after(fact(Standing.ON_TRACK, 0, 0, "x1", on(asked)));

        assertThat(holding(open, asked.plusDays(2))).isEmpty();
        assertThat(holding(open, asked.plusDays(3))).containsExactly("EXTENSION_WAITING x1/3");
    }

    @Test
    void nodesThatItHoldsUpAreNamedOnceForEachSetOfThem() {
        var one = aProblem("p", "q", new BlockedNode("n1", "拆迁"), new BlockedNode("n2", "开工"));
        var turned = aProblem("p", "q", new BlockedNode("n2", "开工"), new BlockedNode("n1", "拆迁"));
        var more = aProblem("p", "q", new BlockedNode("n1", "拆迁"));

        var first = evaluated(after(problem(one, 1, 1, Standing.ON_TRACK)));
        var same = evaluated(first.settled()
                .follow(List.of(problem(turned, 2, 1, Standing.AT_RISK)))
                .subject());
        var other = evaluated(same.settled()
                .follow(List.of(problem(more, 3, 1, Standing.ON_TRACK)))
                .subject());
        var closed = evaluated(other.settled()
                .follow(List.of(problem(more, 4, 1, Standing.DONE_ON_TIME)))
                .subject());

        assertThat(raised(first)).singleElement().satisfies(candidate -> {
            assertThat(candidate.kind()).isEqualTo(AlertKind.BLOCKS_NODES);
            assertThat(candidate.detail()).isEqualTo("拆迁、开工");
            assertThat(candidate.kind().firstLevel()).isEqualTo(EscalationLevel.LEADER);
        });
        assertThat(raised(same))
                .extracting(AlertCandidate::alertId)
                .isEqualTo(raised(first).stream().map(AlertCandidate::alertId).toList());
        assertThat(raised(other))
                .extracting(AlertCandidate::alertId)
                .doesNotContain(raised(first).getFirst().alertId());
        assertThat(other.commands())
                .filteredOn(AlertCommand.Close.class::isInstance)
                .hasSize(1);
        assertThat(closed.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertCommand.Close.class,
                        close -> assertThat(close.reason()).isEqualTo(Resolution.DONE));
    }

    private static WatchedSubject.Evaluated evaluated(WatchedSubject subject) {
        return subject.evaluate(AlertKinds.BUILT_IN, on(DUE));
    }

    private static List<AlertCandidate> raised(WatchedSubject.Evaluated evaluated) {
        return evaluated.commands().stream()
                .filter(AlertCommand.Raise.class::isInstance)
                .map(command -> ((AlertCommand.Raise) command).candidate())
                .toList();
    }

    @Test
    void aFactThatIsOldOrComesAgainHasNoEffect() {
        var open = after(fact(Standing.ON_TRACK, 0, 0, null, null));

        var again = open.follow(List.of(fact(Standing.OVERDUE, 0, 0, null, null)));

        assertThat(again.subject()).isEqualTo(open);
        assertThat(again.commands()).isEmpty();
    }
}
