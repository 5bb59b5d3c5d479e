package city.renewal.notification.domain;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.Standing;
import city.renewal.notification.domain.WatchedNode.Order;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NodeStandingTest {
    private static final NodeSubject NODE = aNode("p", "n");

    private static NodeStanding overdueSince(long sequence, int dueVersion) {
        return NodeStanding.unknown(NODE)
                .follow(overdue(NODE, sequence, dueVersion))
                .standing();
    }

    @Test
    void raisesAnAlertWhenTheNodeIsOverdue() {
        var followed = NodeStanding.unknown(NODE).follow(overdue(NODE, 3, 1));

        assertThat(followed.orders()).singleElement().isInstanceOf(Order.Raise.class);
        assertThat(followed.orders().getFirst().alertId()).isEqualTo(AlertIds.alert("p", "n", 1));
        assertThat(followed.standing().raised()).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"OVERDUE"},
            mode = EnumSource.Mode.EXCLUDE)
    void raisesNothingForAnyOtherStanding(Standing standing) {
        assertThat(NodeStanding.unknown(NODE)
                        .follow(change(NODE, 3, 1, standing))
                        .orders())
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
        var followed = overdueSince(3, 1).follow(change(NODE, 4, 1, standing));

        assertThat(followed.orders()).containsExactly(new Order.Resolve(AlertIds.alert("p", "n", 1), reason, 4));
    }

    @Test
    void theAlertWaitsWhileTheUnitOnlyClaimsThatItIsDone() {
        assertThat(overdueSince(3, 1)
                        .follow(change(NODE, 4, 1, Standing.CLAIMED))
                        .orders())
                .containsExactly(new Order.Claim(AlertIds.alert("p", "n", 1), 4));
    }

    @Test
    void aNewDueDateEndsTheOldAlertAndMayRaiseAnotherOne() {
        var moved = overdueSince(3, 1).follow(change(NODE, 4, 2, Standing.ON_TRACK));
        assertThat(moved.orders())
                .containsExactly(new Order.Resolve(AlertIds.alert("p", "n", 1), Resolution.DUE_DATE_MOVED, 4));

        var again = moved.standing().follow(overdue(NODE, 5, 2));

        assertThat(again.orders())
                .filteredOn(Order.Raise.class::isInstance)
                .extracting(Order::alertId)
                .containsExactly(AlertIds.alert("p", "n", 2));
        assertThat(again.standing().raised()).containsExactly(1, 2);
    }

    @Test
    void removalEndsTheAlertsOfEveryVersion() {
        var node = overdueSince(3, 1).follow(overdue(NODE, 4, 2)).standing();

        var removed = node.follow(change(NODE, 5, 0, null));

        assertThat(removed.orders())
                .allSatisfy(
                        order -> assertThat(((Order.Resolve) order).reason()).isEqualTo(Resolution.NODE_REMOVED))
                .hasSize(2);
    }

    @Test
    void aChangeThatIsOldOrComesAgainHasNoEffect() {
        var node = overdueSince(3, 1)
                .follow(change(NODE, 5, 1, Standing.DONE_LATE))
                .standing();

        for (var sequence : Arrays.asList(1L, 3L, 4L, 5L)) {
            var followed = node.follow(overdue(NODE, sequence, 1));
            assertThat(followed.orders()).isEmpty();
            assertThat(followed.standing()).isEqualTo(node);
        }
    }
}
