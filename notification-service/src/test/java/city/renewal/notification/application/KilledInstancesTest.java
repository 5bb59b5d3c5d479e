package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Many projects' changes, delivered in random batches with old ones among them, to instances that are killed at any
 * write, while time passes, alerts climb and people answer. Prints its seed when it fails.
 */
class KilledInstancesTest {
    private static final int ROUNDS = 150;
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final Standing[] STANDINGS = Standing.values();

    @Test
    void everyOverdueNodeIsDecidedOnOncePerLevelWhateverIsKilled() {
        var seed = System.nanoTime();
        for (var round = 0; round < ROUNDS; round++) {
            var faults = new World(seed + round, Offsets.AFTER_THE_EFFECT).play();
            assertThat(faults).as("seed %d", seed + round).isEmpty();
        }
    }

    @Test
    void theCheckerReportsAConsumerThatCommitsItsOffsetsFirst() {
        var seed = 20231121L;
        var reported = 0;
        for (var round = 0; round < 20; round++) {
            reported +=
                    new World(seed + round, Offsets.BEFORE_THE_EFFECT).play().isEmpty() ? 0 : 1;
        }
        assertThat(reported).isEqualTo(20);
    }

    private enum Offsets {
        AFTER_THE_EFFECT,
        BEFORE_THE_EFFECT
    }

    /** Everything that outlives an instance, and the instances' code on top of it. */
    private static final class World {
        private final SplittableRandom random;
        private final Offsets offsets;
        private final Crashes crashes;
        private final InMemoryAlerts alerts = new InMemoryAlerts();
        private final InMemoryWatchedNodes nodes = new InMemoryWatchedNodes();
        private final InMemoryInbox inbox = new InMemoryInbox();
        private Instant domain = NOW;
        private Instant real = Instant.parse("2026-11-21T10:00:00Z");
        private final InMemoryDecisions decisions = new InMemoryDecisions(() -> real);
        private final FollowStandings follow;
        private final Escalate escalate;
        private final FinishDecisions finish;
        private final AcknowledgeAlert acknowledge;

        World(long seed, Offsets offsets) {
            this.random = new SplittableRandom(seed);
            this.offsets = offsets;
            this.crashes = new Crashes(random.split(), 0.08);
            var killing = crashes.around((city.renewal.starter.aggregate.Aggregates<Alert>) alerts);
            var telling =
                    new Telling(crashes.around(decisions), Map.of(ChannelName.INBOX, crashes.around((Channel) inbox)));
            follow = new FollowStandings(
                    crashes.around((WatchedNodes) nodes), killing, telling, SomeRules.rulebooks(), () -> domain);
            escalate = new Escalate(alerts, killing, telling, SomeRules.rulebooks(), () -> domain);
            finish = new FinishDecisions(
                    crashes.around(decisions), killing, telling, SomeRules.rulebooks(), () -> domain, () -> real);
            acknowledge = new AcknowledgeAlert(killing, SomeRules.rulebooks(), () -> domain);
        }

        List<String> play() {
            var stream = stream();
            deliver(stream);
            crashes.disable();
            settle();
            return AlertChecker.faults(
                    stream,
                    alerts.all().stream().map(Stored::state).toList(),
                    decisions.all(),
                    inbox.all(),
                    alerts::factsOf);
        }

        private List<Envelope<NodeStandingChanged>> stream() {
            var sequences = new HashMap<String, Long>();
            var versions = new HashMap<String, Integer>();
            var stream = new ArrayList<Envelope<NodeStandingChanged>>();
            for (var i = 0; i < 120; i++) {
                var node = node();
                var sequence = sequences.merge(node.projectId(), 1L, Long::sum);
                var key = node.projectId() + "/" + node.nodeId();
                var version = versions.merge(key, random.nextInt(4) == 0 ? 1 : 0, Integer::sum);
                stream.add(change(node, sequence, version, standing()));
            }
            return stream;
        }

        private NodeSubject node() {
            var project = "p" + random.nextInt(4);
            var node = random.nextInt(5);
            return node == 0 ? aNodeWithoutLeaders(project, "n0") : aNode(project, "n" + node);
        }

        private @org.jspecify.annotations.Nullable Standing standing() {
            var choice = random.nextInt(20);
            if (choice < 9) {
                return Standing.OVERDUE;
            }
            return choice == 9 ? null : STANDINGS[random.nextInt(STANDINGS.length)];
        }

        private void deliver(List<Envelope<NodeStandingChanged>> stream) {
            var committed = 0;
            while (committed < stream.size()) {
                var end = Math.min(stream.size(), committed + random.nextInt(1, 12));
                var batch = withOldOnes(stream, committed, end);
                if (offsets == Offsets.BEFORE_THE_EFFECT) {
                    committed = end;
                }
                if (survives(() -> follow.follow(batch))) {
                    committed = end;
                }
                somethingElseHappens();
            }
        }

        /** The slice, with a few that were delivered before in between. */
        private List<Envelope<NodeStandingChanged>> withOldOnes(
                List<Envelope<NodeStandingChanged>> stream, int from, int to) {
            var batch = new ArrayList<>(stream.subList(from, to));
            for (var i = random.nextInt(4); i > 0 && from > 0; i--) {
                batch.add(random.nextInt(batch.size() + 1), stream.get(random.nextInt(to)));
            }
            return batch;
        }

        private void somethingElseHappens() {
            domain = domain.plus(Duration.ofHours(random.nextInt(12)));
            real = real.plusSeconds(random.nextInt(15));
            switch (random.nextInt(4)) {
                case 0 -> survives(escalate::sweep);
                case 1 -> survives(finish::finishLeftBehind);
                case 2 -> survives(this::somebodyAnswers);
                default -> {}
            }
        }

        private int somebodyAnswers() {
            var all = alerts.all();
            if (!all.isEmpty()) {
                var alert = all.get(random.nextInt(all.size()));
                var owner = new Caller("p-owner", Set.of(Role.OWNER), Set.of(), Set.of(), Set.of());
                acknowledge.acknowledge(alert.id(), owner, null, null);
            }
            return 0;
        }

        private void settle() {
            for (var day = 0; day < 12; day++) {
                domain = domain.plus(PATIENCE);
                real = real.plusSeconds(20);
                escalate.sweep();
                finish.finishLeftBehind();
            }
            assertThat(decisions.unfinishedSince(real, 1)).isEmpty();
        }

        private static boolean survives(Runnable work) {
            try {
                work.run();
                return true;
            } catch (Crashes.Killed e) {
                return false;
            }
        }
    }

    @Test
    void whenEverythingSettledUnansweredAlertsRestWithTheSupervisionOffice() {
        var world = new World(7, Offsets.AFTER_THE_EFFECT);
        world.play();

        assertThat(world.alerts.all())
                .extracting(Stored::state)
                .filteredOn(alert -> alert.isOpen() && !alert.claimed() && alert.acknowledgedAt() == null)
                .isNotEmpty()
                .extracting(alert -> alert.notified().getLast().personId())
                .containsOnly("supervision-office");
    }
}
