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
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.RecoverOutgoing;
import city.renewal.notification.application.order.InMemoryKnownFacts;
import city.renewal.notification.application.order.InMemoryOrders;
import city.renewal.notification.application.order.IssueByPolicy;
import city.renewal.notification.application.order.NumberedOrders;
import city.renewal.notification.application.rules.SilenceAlerts;
import city.renewal.notification.application.watchdog.WatchdogTest;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.order.SomeOrders;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Many projects' changes, delivered in random batches with old ones among them, to instances that are killed at any write of
 * every channel, or held up there while another one takes their partitions over, while time passes and steps back, alerts
 * climb, people answer and silence. Prints its seed when it fails.
 */
class KilledInstancesTest {
    private static final int ROUNDS = 100;
    private static final Standing[] STANDINGS = Standing.values();

    @Test
    void everyOverdueNodeIsDecidedOnOncePerLevelWhateverIsKilled() {
        var seed = System.nanoTime();
        for (var round = 0; round < ROUNDS; round++) {
            var faults = new World(seed + round, Offsets.AFTER_THE_EFFECT, SMALL).play();
            assertThat(faults).as("seed %d", seed + round).isEmpty();
        }
    }

    @Test
    void thousandsOfNodesAreServedNoWorseThanAFew() {
        var seed = System.nanoTime();

        var faults = new World(seed, Offsets.AFTER_THE_EFFECT, LARGE).play();

        assertThat(faults).as("seed %d", seed).isEmpty();
    }

    @Test
    void theCheckerReportsAConsumerThatCommitsItsOffsetsFirst() {
        var seed = 20231121L;
        var reported = 0;
        for (var round = 0; round < 20; round++) {
            reported += new World(seed + round, Offsets.BEFORE_THE_EFFECT, SMALL)
                            .play()
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(reported).isEqualTo(20);
    }

    private enum Offsets {
        AFTER_THE_EFFECT,
        BEFORE_THE_EFFECT
    }

    @Test
    void theCheckerReportsAnOrderThatIsMissingOrThereTwice() {
        var decision = SomeRules.decision(
                        new AlertCandidate(
                                AlertKind.OVERDUE,
                                AlertSubject.of(aNode("p", "n")),
                                1,
                                NOW.atZone(ZoneOffset.UTC).toLocalDate(),
                                1),
                        EscalationLevel.UNIT)
                .issuing(new StepOrder(null, 3));

        assertThat(OrderChecker.faults(List.of(decision), List.of())).hasSize(1);
        assertThat(OrderChecker.faults(List.of(), List.of(SomeOrders.anOrder())))
                .hasSize(1);
    }

    /** How many projects of how many nodes each, how many changes, and how many of them come at once. */
    private record Size(int projects, int nodes, int changes, int batch) {}

    private static final Size SMALL = new Size(4, 5, 120, 12);
    private static final Size LARGE = new Size(200, 10, 3_000, 300);

    /** Everything that outlives an instance, and the instances' code on top of it. */
    private static final class World {
        private final SplittableRandom random;
        private final Offsets offsets;
        private final Size size;
        private final Crashes crashes;
        private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
        private final InMemoryInbox inbox = new InMemoryInbox();
        private final InMemoryInbox webhook = new InMemoryInbox();
        private final InMemorySilences silences = new InMemorySilences();
        private final InMemoryOrders orders = new InMemoryOrders();
        private final InMemoryRules<EscalationPolicies> policies = new InMemoryRules<>(SomeRules.A_DAY_EACH);
        private Instant domain = NOW;
        private Instant real = Instant.parse("2026-11-21T10:00:00Z");
        private final InMemoryAlerts alerts = new InMemoryAlerts(() -> real);
        private final FollowStandings follow;
        private final FollowStandings beside;
        private List<Envelope<NodeStandingChanged>> stream = List.of();
        private int committed;
        private final Escalate escalate;
        private final RecoverOutgoing recovery;
        private final AcknowledgeAlert acknowledge;
        private final SilenceAlerts silence;

        World(long seed, Offsets offsets, Size size) {
            this.size = size;
            this.random = new SplittableRandom(seed);
            this.offsets = offsets;
            this.crashes = new Crashes(random.split(), 0.08);
            var killing = crashes.around((Aggregates<Alert>) alerts);
            var outgoing = crashes.around((OutgoingNotifications) alerts);
            var numbered = new NumberedOrders(crashes.around((Aggregates<SupervisionOrder>) orders), orders);
            var dispatcher = new NotificationDispatcher(
                    outgoing,
                    Map.of(
                            ChannelName.INBOX,
                            crashes.around((Channel) inbox),
                            ChannelName.WEBHOOK,
                            crashes.around((Channel) webhook)),
                    null,
                    new IssueByPolicy(new InMemoryKnownFacts(), numbered, policies, () -> domain));
            var rules = SomeRules.ruleSnapshots(policies, silences, WorkingTime.DAYTIME);
            silence = new SilenceAlerts(silences, () -> "s" + random.nextLong(), () -> domain);
            follow = new FollowStandings(
                    crashes.around((WatchedSubjects) nodes),
                    new InMemoryRules<>(AlertKinds.BUILT_IN),
                    killing,
                    dispatcher,
                    rules,
                    () -> domain);
            beside = new FollowStandings(
                    crashes.around((WatchedSubjects) nodes),
                    new InMemoryRules<>(AlertKinds.BUILT_IN),
                    killing,
                    dispatcher,
                    rules,
                    () -> domain);
            crashes.meanwhile(0.03, this::anotherTakesOver);
            escalate = new Escalate(alerts, killing, dispatcher, rules, () -> domain, () -> real);
            recovery = new RecoverOutgoing(outgoing, dispatcher, rules, () -> domain, () -> real);
            acknowledge = new AcknowledgeAlert(killing, rules, () -> domain);
        }

        List<String> play() {
            stream = stream();
            deliver();
            crashes.disable();
            settle();
            var states = alerts.all().stream().map(StoredAggregate::state).toList();
            var faults = new ArrayList<>(
                    AlertChecker.faults(stream, states, alerts.decisions(), inbox.all(), alerts::factsOf));
            WatchdogTest.watchdog(nodes, alerts, InMemoryDirectory.ofEverybody(), () -> domain)
                    .check()
                    .missing()
                    .forEach(missing -> faults.add("the watchdog misses " + missing));
            faults.addAll(AlertChecker.channelsDiffer(inbox.all(), webhook.all()));
            faults.addAll(OrderChecker.faults(
                    alerts.decisions(),
                    orders.all().stream().map(StoredAggregate::state).toList()));
            return faults;
        }

        private List<Envelope<NodeStandingChanged>> stream() {
            var sequences = new HashMap<String, Long>();
            var versions = new HashMap<String, Integer>();
            var stream = new ArrayList<Envelope<NodeStandingChanged>>();
            for (var i = 0; i < size.changes; i++) {
                var node = node();
                var sequence = sequences.merge(node.projectId(), 1L, Long::sum);
                var key = node.projectId() + "/" + node.nodeId();
                var version = versions.merge(key, random.nextInt(4) == 0 ? 1 : 0, Integer::sum);
                stream.add(change(node, sequence, version, standing()));
            }
            return stream;
        }

        private NodeSubject node() {
            var project = "p" + random.nextInt(size.projects);
            var node = random.nextInt(size.nodes);
            return node == 0 ? aNodeWithoutLeaders(project, "n0") : aNode(project, "n" + node);
        }

        private @org.jspecify.annotations.Nullable Standing standing() {
            var choice = random.nextInt(20);
            if (choice < 9) {
                return Standing.OVERDUE;
            }
            return choice == 9 ? null : STANDINGS[random.nextInt(STANDINGS.length)];
        }

        private void deliver() {
            while (committed < stream.size()) {
                var end = Math.min(stream.size(), committed + random.nextInt(1, size.batch));
                var batch = withOldOnes(committed, end);
                if (offsets == Offsets.BEFORE_THE_EFFECT) {
                    committed = end;
                }
                if (survives(() -> follow.follow(batch))) {
                    committed = Math.max(committed, end);
                }
                somethingElseHappens();
            }
        }

        /** From the offsets that are committed, and further than whoever is held up. */
        private void anotherTakesOver() {
            var end = Math.min(stream.size(), committed + random.nextInt(1, 2 * size.batch));
            if (committed < end && survives(() -> beside.follow(withOldOnes(committed, end)))) {
                committed = Math.max(committed, end);
            }
        }

        /** The slice, with a few that were delivered before in between. */
        private List<Envelope<NodeStandingChanged>> withOldOnes(int from, int to) {
            var batch = new ArrayList<>(stream.subList(from, to));
            for (var i = random.nextInt(4); i > 0 && from > 0; i--) {
                batch.add(random.nextInt(batch.size() + 1), stream.get(random.nextInt(to)));
            }
            return batch;
        }

        private void somethingElseHappens() {
            domain = domain.plus(Duration.ofHours(random.nextInt(-2, 13)));
            real = real.plusSeconds(random.nextInt(15));
            switch (random.nextInt(6)) {
                case 4 -> somebodySilences();
                case 3 -> somebodyEditsThePolicy();
                case 0 -> survives(escalate::sweep);
                case 1 -> survives(recovery::recover);
                case 2 -> survives(this::somebodyAnswers);
                default -> {}
            }
        }

        /** Some steps give an order to the unit, or none does. */
        private void somebodyEditsThePolicy() {
            var steps = SomeRules.A_DAY_EACH.policies().getFirst().steps().stream()
                    .map(step -> random.nextBoolean() ? step.issuing(new StepOrder(null, random.nextInt(1, 6))) : step)
                    .toList();
            var edited = SomeRules.A_DAY_EACH.policies().getFirst().with(steps);
            var next = new Versioned<>(
                    policies.current().version() + 1, new EscalationPolicies(List.of(edited)), "p-admin", domain);
            policies.add(next);
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

        private void somebodySilences() {
            var project = Matcher.of(MatchField.PROJECT, "p" + random.nextInt(size.projects));
            var ends = domain.plus(Duration.ofHours(random.nextInt(1, 60)));
            var admin = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());
            silence.silence(new SilenceTerms(List.of(project), "演练", domain, ends), admin, null);
        }

        /** Steps that come by every hour of the day. */
        private void settle() {
            for (var step = 0; step < 40; step++) {
                domain = domain.plus(Duration.ofHours(13));
                real = real.plusSeconds(step == 0 ? 4_000 : 20);
                while (escalate.sweep().mayHaveMore() || recovery.recover()) {
                    real = real.plusSeconds(1);
                }
            }
            assertThat(alerts.all())
                    .allSatisfy(alert -> assertThat(alert.state().outgoing()).isEmpty());
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
        var world = new World(7, Offsets.AFTER_THE_EFFECT, SMALL);
        world.play();

        assertThat(world.alerts.all())
                .extracting(StoredAggregate::state)
                .filteredOn(alert -> alert.isOpen() && !alert.claimed() && alert.acknowledgedAt() == null)
                .isNotEmpty()
                .extracting(alert -> alert.notified().getLast().personId())
                .containsOnly("supervision-office");
    }
}
