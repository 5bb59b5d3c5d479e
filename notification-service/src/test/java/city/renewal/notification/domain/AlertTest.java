package city.renewal.notification.domain;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent;
import city.renewal.events.NodeSubject;
import city.renewal.notification.domain.StageResult.Continue;
import city.renewal.notification.domain.StageResult.Stop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Matter matter(NodeSubject subject, long sequence) {
        return new Matter(AlertKind.OVERDUE, subject, 1, DUE, sequence);
    }

    private static Alert raised(NodeSubject subject) {
        var decision = decided(Routing.first(matter(subject, 3), null));
        return Alert.raised(decision, NOW.plus(DAY), NOW).alert();
    }

    private static Decision decided(StageResult<Decision> result) {
        return ((Continue<Decision>) result).value();
    }

    private static Alert climbed(Alert alert, Instant now) {
        return alert.climbed(decided(Routing.next(alert)), now.plus(DAY), now).alert();
    }

    @Test
    void beginsWithTheOwnerAndTheTimeOfItsNextStep() {
        var alert = raised(aNode("p", "n"));

        assertThat(alert.level()).isEqualTo(1);
        assertThat(alert.notified())
                .singleElement()
                .satisfies(record -> assertThat(record.personId()).isEqualTo("p-owner"));
        assertThat(alert.nextStepAt()).isEqualTo(NOW.plus(DAY));
        assertThat(alert.isOpen()).isTrue();
    }

    @Test
    void isNotRaisedASecondTime() {
        var alert = raised(aNode("p", "n"));

        assertThat(Routing.first(matter(aNode("p", "n"), 9), alert))
                .isEqualTo(new Stop<Decision>(StopReason.ALREADY_TOLD));
    }

    @Test
    void climbsRungByRungAndRestsWithTheSupervisionOffice() {
        var alert = raised(aNode("p", "n"));
        for (var step = 1; step <= 4; step++) {
            alert = climbed(alert, NOW.plus(DAY.multipliedBy(step)));
        }

        assertThat(alert.notified()).extracting(Notified::level).containsExactly(1, 2, 3, 4, 5);
        assertThat(alert.nextStepAt()).isNull();
        assertThat(Routing.next(alert)).isEqualTo(new Stop<Decision>(StopReason.NOBODY_ABOVE));
    }

    @Test
    void passesOverRungsThatNobodyStandsOn() {
        var alert = climbed(climbed(raised(aNodeWithoutLeaders("p", "n")), NOW), NOW);

        assertThat(alert.notified()).extracting(Notified::level).containsExactly(1, 2, 5);
    }

    @Test
    void climbsNoFurtherOnceSomebodyAnswered() {
        var answered =
                raised(aNode("p", "n")).acknowledged("p-owner", "在办", NOW).orElseThrow();

        assertThat(answered.alert().nextStepAt()).isNull();
        assertThat(answered.events()).singleElement().isInstanceOf(AlertEvent.AlertAcknowledged.class);
        assertThat(Routing.next(answered.alert())).isEqualTo(new Stop<Decision>(StopReason.ACKNOWLEDGED));
        assertThat(answered.alert().acknowledged("p-leader", null, NOW)).isEmpty();
    }

    @Test
    void keepsTheRecordOfAStepThatWentOutInTheMomentOfTheAnswer() {
        var alert = raised(aNode("p", "n"));
        var decision = decided(Routing.next(alert));
        var answered = alert.acknowledged("p-owner", null, NOW).orElseThrow().alert();

        var recorded = answered.climbed(decision, NOW.plus(DAY), NOW).alert();

        assertThat(recorded.notified()).hasSize(2);
        assertThat(recorded.nextStepAt()).isNull();
        assertThat(recorded.acknowledgedBy()).isEqualTo("p-owner");
    }

    @Test
    void isResolvedOnceAndOpenedAgainByANewerChangeOnly() {
        var alert = raised(aNode("p", "n"));
        var resolved = alert.resolved(Resolution.SUSPENDED, 5, NOW);
        assertThat(resolved.events()).singleElement().isInstanceOf(AlertEvent.AlertResolved.class);
        assertThat(resolved.alert().resolved(Resolution.DONE, 6, NOW).events()).isEmpty();
        assertThat(resolved.alert()
                        .overdue(matter(aNode("p", "n"), 5), NOW, NOW)
                        .events())
                .isEmpty();
        assertThat(resolved.alert().acknowledged("p-owner", null, NOW)).isEmpty();

        var again = resolved.alert().overdue(matter(aNode("p", "n"), 7), NOW.plus(DAY), NOW);

        assertThat(again.alert().isOpen()).isTrue();
        assertThat(again.alert().nextStepAt()).isEqualTo(NOW.plus(DAY));
        assertThat(again.alert().notified()).hasSize(1);
        assertThat(again.events()).singleElement().isInstanceOf(AlertEvent.AlertRaised.class);
    }
}
