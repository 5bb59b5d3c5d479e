package city.renewal.notification.application.dispatch;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.dispatch.AcknowledgeAlert.Result;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgeAlertTest {
    private static final String ID = AlertIds.alert("p", "n", 1);

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final AcknowledgeAlert acknowledge = new AcknowledgeAlert(alerts, SomeRules.ruleSnapshots(), () -> NOW);
    private final FollowStandings follow = new FollowStandings(
            new InMemoryWatchedSubjects(),
            new InMemoryRules<>(AlertKinds.BUILT_IN),
            alerts,
            new NotificationDispatcher(alerts, Map.of()),
            SomeRules.ruleSnapshots(),
            () -> NOW);

    @BeforeEach
    void raise() {
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
    }

    private Result by(String person, Role role, Set<String> areas, Set<String> units) {
        return acknowledge.acknowledge(ID, new Caller(person, Set.of(role), areas, units, Set.of()), null, null);
    }

    @Test
    void whoWasNotifiedMayAcknowledge() {
        assertThat(by("p-owner", OWNER, Set.of(), Set.of())).isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void aLeaderMayAcknowledgeForTheirNodesBeforeTheyAreNotified() {
        assertThat(by("p-leader", LEADER, Set.of(), Set.of())).isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void whoSeesItButWasNotToldMayNot() {
        assertThat(by("p-unit", UNIT, Set.of(), Set.of("u1"))).isEqualTo(new Result.NotPermitted());
        assertThat(by("p-x", COMMANDER, Set.of("370212"), Set.of())).isEqualTo(new Result.NotPermitted());
        assertThat(by("p-x", SUPERVISOR, Set.of("370212"), Set.of())).isEqualTo(new Result.NotPermitted());
        assertThat(alerts.load(ID).orElseThrow().state().acknowledgedAt()).isNull();
    }

    @Test
    void forWhoDoesNotSeeItThereIsNone() {
        assertThat(by("p-owner-2", OWNER, Set.of("370212"), Set.of("u1"))).isEqualTo(new Result.NotVisible());
        assertThat(by("p-leader-2", LEADER, Set.of("370212"), Set.of())).isEqualTo(new Result.NotVisible());
        assertThat(by("p-x", SUPERVISOR, Set.of("370202"), Set.of())).isEqualTo(new Result.NotVisible());
    }

    @Test
    void theFirstAnswerStays() {
        by("p-owner", OWNER, Set.of(), Set.of());
        var version = alerts.load(ID).orElseThrow().version();

        by("p-leader", LEADER, Set.of(), Set.of());

        assertThat(alerts.load(ID).orElseThrow().state().acknowledgedBy()).isEqualTo("p-owner");
        assertThat(alerts.load(ID).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void whatIsResolvedNeedsNoAnswer() {
        follow.follow(List.of(change(aNode("p", "n"), 2, 1, Standing.DONE_LATE)));

        assertThat(by("p-owner", OWNER, Set.of(), Set.of())).isInstanceOf(Result.AlreadyResolved.class);
    }
}
