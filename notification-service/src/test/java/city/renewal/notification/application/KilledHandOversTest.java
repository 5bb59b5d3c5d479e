package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.notification.SomePeople;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowDirectory;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.RecoverOutgoing;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.WatchdogTest;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Responsible;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Owners, units and leaders change, people come and leave, instances are killed at random writes, and facts come twice: in
 * the end everybody who answers for an open alert's levels and whom the directory has was told once, and nobody twice.
 */
class KilledHandOversTest {
    private static final int WORLDS = 60;

    @Test
    void newResponsiblePeopleAreNotifiedOnceHoweverOftenAnInstanceIsKilled() {
        var seed = System.nanoTime();
        System.out.println(WORLDS + " worlds from seed " + seed);
        var told = 0;
        for (var round = 0; round < WORLDS; round++) {
            var world = new World(seed + round);

            assertThat(world.play()).as("seed %d", seed + round).isEmpty();

            told += world.takenOver();
        }
        assertThat(told).as("levels were taken over").isPositive();
    }

    /** Everything that outlives an instance, and an instance's code on top of it. */
    private static final class World {
        private final SplittableRandom random;
        private final Crashes crashes;
        private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
        private final InMemoryInbox inbox = new InMemoryInbox();
        private final InMemoryDirectory people = new InMemoryDirectory();
        private Instant domain = NOW;
        private Instant real = Instant.parse("2026-11-29T00:00:00Z");
        private final InMemoryAlerts alerts = new InMemoryAlerts(() -> real);
        private final FollowStandings follow;
        private final FollowDirectory directory;
        private final Escalate escalate;
        private final RecoverOutgoing recovery;
        private final AcknowledgeAlert acknowledge;
        private final ReviewAlerts reviews;
        private final Watchdog watchdog;
        private final Map<String, Long> sequences = new HashMap<>();

        World(long seed) {
            random = new SplittableRandom(seed);
            crashes = new Crashes(random.split(), 0.06);
            var killing = crashes.around((Aggregates<Alert>) alerts);
            var outgoing = crashes.around((OutgoingNotifications) alerts);
            var dispatcher =
                    new NotificationDispatcher(outgoing, Map.of(ChannelName.INBOX, crashes.around((Channel) inbox)));
            var rules = SomeRules.ruleSnapshots(people);
            follow = new FollowStandings(
                    crashes.around((WatchedSubjects) nodes),
                    new InMemoryRules<>(AlertKinds.BUILT_IN),
                    killing,
                    dispatcher,
                    rules,
                    () -> domain);
            reviews = new ReviewAlerts(alerts, killing, rules, () -> domain);
            directory = new FollowDirectory(people, new InMemoryUnitAreas(), reviews);
            escalate = new Escalate(alerts, killing, dispatcher, rules, () -> domain, () -> real);
            recovery = new RecoverOutgoing(outgoing, dispatcher, rules, () -> domain, () -> real);
            acknowledge = new AcknowledgeAlert(killing, rules, () -> domain);
            watchdog = WatchdogTest.watchdog(nodes, alerts, people, () -> domain);
        }

        List<String> play() {
            for (var step = 0; step < 120; step++) {
                something();
            }
            crashes.disable();
            settle();
            var faults = new ArrayList<String>();
            everyLevelWasDecidedOnceForEachPerson(faults);
            alerts.all().stream()
                    .map(StoredAggregate::state)
                    .filter(Alert::isOpen)
                    .forEach(alert -> isRight(alert, faults));
            if (watchdog.check().unreached() > 0) {
                faults.add("reached nobody: " + watchdog.check().unreachedAlerts());
            }
            return faults;
        }

        int takenOver() {
            return (int) alerts.decisions().stream()
                    .filter(decision -> decision.tookOverFrom() != null)
                    .count();
        }

        private void something() {
            domain = domain.plus(Duration.ofHours(random.nextInt(10)));
            real = real.plusSeconds(random.nextInt(20));
            switch (random.nextInt(7)) {
                case 0, 1 -> untilDone(facts());
                case 2 -> untilDone(recorded());
                case 3, 4 -> survives(escalate::sweep);
                case 5 -> survives(recovery::recover);
                default -> survives(this::somebodyAnswers);
            }
        }

        /** A topic's facts come again until their offsets are committed. */
        private void untilDone(Runnable facts) {
            while (!survives(facts)) {
                // The next instance begins with the same facts.
            }
        }

        private boolean survives(Runnable work) {
            try {
                work.run();
                return true;
            } catch (Crashes.Killed e) {
                return false;
            }
        }

        private Runnable facts() {
            var batch = new ArrayList<Envelope<NodeStandingChanged>>();
            for (var i = random.nextInt(1, 4); i > 0; i--) {
                var node = node();
                var sequence = sequences.merge("progress", 1L, Long::sum);
                var standing = random.nextInt(6) == 0 ? Standing.CLAIMED : Standing.OVERDUE;
                batch.add(change(node, sequence, 1, standing));
            }
            return () -> follow.follow(batch);
        }

        private NodeSubject node() {
            var node = aNode("p", "n" + random.nextInt(3));
            var owner = "p-owner" + random.nextInt(3);
            var unit = "u" + random.nextInt(2);
            var leader = "p-leader" + random.nextInt(2);
            return new NodeSubject(
                    node.programme(),
                    node.programmeName(),
                    node.projectId(),
                    node.projectName(),
                    node.nodeId(),
                    node.nodeName(),
                    node.field(),
                    node.area(),
                    node.headquarters(),
                    node.headquartersLeader(),
                    new PersonRef(owner, owner),
                    new UnitRef(unit, unit),
                    new PersonRef(leader, leader),
                    null);
        }

        private Runnable recorded() {
            var sequence = sequences.merge("people", 1L, Long::sum);
            var who = random.nextBoolean() ? "p-owner" + random.nextInt(3) : "p-leader" + random.nextInt(2);
            var units = random.nextBoolean() ? new String[] {"u" + random.nextInt(2)} : new String[0];
            var person = random.nextInt(4) == 0 ? SomePeople.inactive(who, units) : SomePeople.active(who, units);
            return () -> directory.follow(List.of(SomePeople.recorded(sequence, person)));
        }

        private void somebodyAnswers() {
            var all = alerts.all();
            if (!all.isEmpty()) {
                var alert = all.get(random.nextInt(all.size()));
                var who = "p-owner" + random.nextInt(3);
                var caller = new Caller(
                        who, Set.of(Role.OWNER, Role.UNIT), Set.of(), Set.of("u" + random.nextInt(2)), Set.of());
                acknowledge.acknowledge(alert.id(), caller, null, null);
            }
        }

        private void settle() {
            for (var step = 0; step < 40; step++) {
                domain = domain.plus(Duration.ofMinutes(1));
                real = real.plus(Duration.ofMinutes(3));
                recovery.recover();
                reviews.review(watchdog.check().unreachedAlerts());
                escalate.sweep();
            }
        }

        private void everyLevelWasDecidedOnceForEachPerson(List<String> faults) {
            var messages = inbox.all().stream().map(Message::messageId).collect(Collectors.toSet());
            var decided = new HashSet<String>();
            for (Decision decision : alerts.decisions()) {
                var what = "%s/%d/%s"
                        .formatted(
                                decision.alertId(),
                                decision.step().level(),
                                decision.step().recipient().address());
                if (!decided.add(what)) {
                    faults.add("decided twice: " + what);
                }
                if (!messages.contains(decision.messageId())) {
                    faults.add("decided and not told: " + what);
                }
            }
            for (var stored : alerts.all()) {
                var told = stored.state().notified().stream()
                        .map(Notified::personId)
                        .toList();
                if (told.size() != new HashSet<>(told).size()) {
                    faults.add("told twice of %s: %s".formatted(stored.id(), told));
                }
            }
        }

        private void isRight(Alert alert, List<String> faults) {
            if (alert.claimed() || alert.level() == 0) {
                return;
            }
            var subject = alert.subject();
            var known = people.among(
                    List.of(subject.owner().personId(), String.valueOf(alert.acknowledgedBy())),
                    Set.of(subject.unit().unitId()));
            var owner = new Recipient.Person(subject.owner());
            if (known.reaches(owner) && !alert.notifiedAddresses().contains(owner.address())) {
                faults.add("%s answers for %s and was not told: %s"
                        .formatted(owner.address(), alert.alertId(), alert.notifiedAddresses()));
            }
            var unit = new Recipient.Unit(subject.unit());
            if (alert.level() >= 2
                    && known.reaches(unit)
                    && !alert.notifiedAddresses().contains(unit.address())) {
                faults.add("%s answers for %s and was not told: %s"
                        .formatted(unit.address(), alert.alertId(), alert.notifiedAddresses()));
            }
            var as = alert.acknowledgedAs();
            if (as != null && !Responsible.of(subject).include(as)) {
                faults.add("the answer of %s holds %s".formatted(as, alert.alertId()));
            }
            if (alert.acknowledgedBy() != null && known.hasLeft(alert.acknowledgedBy())) {
                faults.add("the answer of somebody who left holds " + alert.alertId());
            }
        }
    }
}
