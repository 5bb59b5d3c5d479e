package city.renewal.notification.application.alert;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.alert.Groups.Change;
import city.renewal.notification.application.alert.Groups.VersionedGroup;
import city.renewal.notification.domain.alert.Group;
import city.renewal.notification.domain.alert.Group.Member;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.MatchField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps groups promises. */
public abstract class GroupsContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Member ONE = new Member("a1", 1, true, false);
    private static final Member OTHER = new Member("a2", 3, false, false);

    protected abstract Groups groups();

    private static Group group(String id, int waits) {
        var grouping = new Grouping(Grouping.How.TOGETHER, List.of(MatchField.PROJECT), waits, 300, 3600);
        return new Group(id, "p-owner", "责任人", grouping, List.of(ChannelName.INBOX), List.of(ONE, OTHER), 0, null, null)
                .waiting(NOW.plusSeconds(waits));
    }

    @Test
    void givesBackAGroupAndWhatItTellsOfAndWhetherThatWasHeard() {
        var groups = groups();

        assertThat(groups.save(new VersionedGroup(group("g", 5), 0), group("g", 5)))
                .isTrue();

        assertThat(groups.loadAll(List.of("g", "h"))).containsExactly(new VersionedGroup(group("g", 5), 1));
    }

    @Test
    void isWrittenOnTopOfTheVersionThatWasRead() {
        var groups = groups();
        groups.save(new VersionedGroup(group("g", 5), 0), group("g", 5));

        assertThat(groups.save(new VersionedGroup(group("g", 5), 0), group("g", 6)))
                .isFalse();
        assertThat(groups.save(
                        new VersionedGroup(group("g", 5), 1), group("g", 7).withNextMessage(List.of(OTHER))))
                .isTrue();
        assertThat(groups.save(new VersionedGroup(group("g", 5), 1), group("g", 8)))
                .isFalse();

        assertThat(groups.loadAll(List.of("g")).getFirst())
                .isEqualTo(new VersionedGroup(group("g", 7).withNextMessage(List.of(OTHER)), 2));
    }

    @Test
    void severalAreWrittenAtOnceAndThoseThatOthersWroteStayAsTheyAre() {
        var groups = groups();
        groups.save(new VersionedGroup(group("g", 5), 0), group("g", 5));
        groups.save(new VersionedGroup(group("h", 5), 0), group("h", 5));
        groups.save(new VersionedGroup(group("i", 5), 0), group("i", 5));

        assertThat(groups.saveAll(List.of(
                        new Change(new VersionedGroup(group("g", 5), 1), group("g", 7)),
                        new Change(new VersionedGroup(group("h", 5), 0), group("h", 7)),
                        new Change(new VersionedGroup(group("i", 5), 4), group("i", 7)),
                        new Change(new VersionedGroup(group("j", 5), 0), group("j", 7)))))
                .containsExactlyInAnyOrder("h", "i");

        assertThat(groups.loadAll(List.of("g", "h", "i", "j")))
                .containsExactlyInAnyOrder(
                        new VersionedGroup(group("g", 7), 2),
                        new VersionedGroup(group("h", 5), 1),
                        new VersionedGroup(group("i", 5), 1),
                        new VersionedGroup(group("j", 7), 1));
        assertThat(groups.saveAll(List.of())).isEmpty();
    }

    @Test
    void isClaimedByOneUntilTheLeaseIsOverOrItIsWritten() {
        var groups = groups();
        groups.save(new VersionedGroup(group("late", 3), 0), group("late", 3));
        groups.save(new VersionedGroup(group("later", 5), 0), group("later", 5));
        groups.save(new VersionedGroup(group("ended", 5), 0), group("ended", 5).ended());
        var then = NOW.plusSeconds(9);

        assertThat(groups.claimDue(NOW, NOW, LEASE, 5)).isEmpty();
        var first = groups.claimDue(then, NOW, LEASE, 5);
        assertThat(first).extracting(kept -> kept.group().groupId()).containsExactly("late", "later");
        assertThat(groups.claimDue(then, NOW, LEASE, 5)).isEmpty();
        assertThat(groups.claimDue(then, NOW.plus(LEASE), LEASE, 1)).hasSize(1);
        assertThat(groups.save(first.getFirst(), group("late", 3))).isFalse();
        assertThat(groups.save(first.getLast(), group("later", 5))).isTrue();
        assertThat(groups.claimDue(then, NOW, LEASE, 5))
                .extracting(kept -> kept.group().groupId())
                .containsExactly("later");
    }
}
