package city.renewal.notification.domain;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.Standing;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.condition.AlertCondition;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.WatchedSubject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OverdueConditionTest {
    private static final NodeSubject NODE = aNode("p", "n");

    private static WatchedSubject overdueSince(long sequence, int dueVersion) {
        return unknown().follow(List.of(overdue(NODE, sequence, dueVersion))).subject();
    }

    private static WatchedSubject unknown() {
        return WatchedSubject.unknown(AlertSubject.of(NODE));
    }

    private static AlertCondition overdueAt(int dueVersion) {
        return new AlertCondition(AlertKind.OVERDUE, "", dueVersion);
    }

    @Test
    void raisesAnAlertWhenTheNodeIsOverdue() {
        var followed = unknown().follow(List.of(overdue(NODE, 3, 1)));

        assertThat(followed.commands()).singleElement().isInstanceOf(AlertCommand.Raise.class);
        assertThat(followed.commands().getFirst().alertId()).isEqualTo(AlertIds.alert("p", "n", 1));
        assertThat(followed.subject().raised()).containsExactly(overdueAt(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"OVERDUE"},
            mode = EnumSource.Mode.EXCLUDE)
    void raisesNothingForAnyOtherStanding(Standing standing) {
        assertThat(unknown().follow(List.of(change(NODE, 3, 1, standing))).commands())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "DONE_ON_TIME, DONE",
                "DONE_LATE, DONE",
                "SUSPENDED, SUSPENDED",
                "ON_TRACK, NOT_OVERDUE",
                "AT_RISK, NOT_OVERDUE",
                "DUE_SOON, NOT_OVERDUE",
                "null, NODE_REMOVED"
            },
            nullValues = "null")
    void resolvesTheAlertWhenTheNodeIsNoLongerOverdue(@Nullable Standing standing, Resolution reason) {
        var followed = overdueSince(3, 1).follow(List.of(change(NODE, 4, 1, standing)));

        assertThat(followed.commands())
                .containsExactly(new AlertCommand.Resolve(AlertIds.alert("p", "n", 1), reason, 4));
    }

    @Test
    void theAlertWaitsWhileTheUnitOnlyClaimsThatItIsDone() {
        assertThat(overdueSince(3, 1)
                        .follow(List.of(change(NODE, 4, 1, Standing.CLAIMED)))
                        .commands())
                .containsExactly(
                        new AlertCommand.Progress(AlertIds.alert("p", "n", 1), 100),
                        new AlertCommand.Claim(AlertIds.alert("p", "n", 1), 4));
    }

    @Test
    void aNewDueDateEndsTheOldAlertAndMayRaiseAnotherOne() {
        var moved = overdueSince(3, 1).follow(List.of(change(NODE, 4, 2, Standing.ON_TRACK)));
        assertThat(moved.commands())
                .containsExactly(new AlertCommand.Resolve(AlertIds.alert("p", "n", 1), Resolution.DUE_DATE_MOVED, 4));

        var again = moved.subject().follow(List.of(overdue(NODE, 5, 2)));

        assertThat(again.commands())
                .filteredOn(AlertCommand.Raise.class::isInstance)
                .extracting(AlertCommand::alertId)
                .containsExactly(AlertIds.alert("p", "n", 2));
        assertThat(again.subject().raised()).containsExactly(overdueAt(2));
    }

    @Test
    void removalEndsTheAlert() {
        var node = overdueSince(3, 1).follow(List.of(overdue(NODE, 4, 2))).subject();

        var removed = node.follow(List.of(change(NODE, 5, 0, null)));

        assertThat(removed.commands())
                .containsExactly(new AlertCommand.Resolve(AlertIds.alert("p", "n", 2), Resolution.NODE_REMOVED, 5));
    }

    @Test
    void aChangeThatIsOldOrComesAgainHasNoEffect() {
        var node = overdueSince(3, 1)
                .follow(List.of(change(NODE, 5, 1, Standing.DONE_LATE)))
                .subject();

        for (var sequence : Arrays.asList(1L, 3L, 4L, 5L)) {
            var followed = node.follow(List.of(overdue(NODE, sequence, 1)));
            assertThat(followed.commands()).isEmpty();
            assertThat(followed.subject()).isEqualTo(node);
        }
    }
}
