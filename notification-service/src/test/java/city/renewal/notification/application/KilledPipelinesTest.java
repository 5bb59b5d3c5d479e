package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.GroupFlusher;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.RecoverOutgoing;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.SilenceAlerts;
import city.renewal.notification.application.watchdog.WatchdogTest;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.Grouping.How;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every kind of alert, with inhibition, groups, a day's messages, policies that override hours and people's own hours, by
 * instances that are killed at any write of any store or channel, or held up there while another takes over, while messages
 * come twice, the clock steps two hours back and many forward, rules change, and people answer and silence. {@code
 * -Drenewal.rounds} makes it longer. Prints its seed.
 */
class KilledPipelinesTest {
    private static final int ROUNDS = Integer.getInteger("renewal.rounds", 15);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LOUD = "p1";

    /** How many projects of how many nodes each, how many facts, and how many of them come at once. */
    private record Size(int projects, int nodes, int facts, int batch) {}

    @Test
    void everyKindIsDecidedOncePerLevelAndNotifiedInItsRecipientsHoursWhateverIsKilled() {
        var seed = System.nanoTime();
        System.out.printf("%d worlds from seed %d%n", ROUNDS, seed);
        for (var round = 0; round < ROUNDS; round++) {
            assertThat(new World(seed + round, SMALL, Offsets.AFTER_THE_EFFECT).play())
                    .as("seed %d", seed + round)
                    .isEmpty();
        }
    }

    @Test
    void thousandsOfNodesAreServedNoWorse() {
        var seed = System.nanoTime();
        System.out.printf("a large world from seed %d%n", seed);

        assertThat(new World(seed, new Size(150, 8, 1_200, 200), Offsets.AFTER_THE_EFFECT).play())
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void theCheckersReportAConsumerThatCommitsItsOffsetsFirst() {
        var seed = 20231122L;
        for (var round = 0; round < 5; round++) {
            assertThat(new World(seed + round, SMALL, Offsets.BEFORE_THE_EFFECT).play())
                    .as("seed %d", seed + round)
                    .isNotEmpty();
        }
    }

    private enum Offsets {
        AFTER_THE_EFFECT,
        BEFORE_THE_EFFECT
    }

    private static final Size SMALL = new Size(4, 5, 150, 12);

    private static final class World {
        private final SplittableRandom random;
        private final Size size;
        private final Offsets offsets;
        private final Crashes crashes;
        private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
        private final InMemoryGroups groups = new InMemoryGroups();
        private final InMemoryInbox inbox = new InMemoryInbox();
        private final InMemoryInbox webhook = new InMemoryInbox();
        private final InMemorySilences silences = new InMemorySilences();
        private final InMemoryRules<AlertKinds> kinds = new InMemoryRules<>(SomeRules.EVERY_KIND);
        private Instant domain = NOW;
        private Instant real = Instant.parse("2026-11-21T10:00:00Z");
        private final InMemoryAlerts alerts = new InMemoryAlerts(() -> real);
        private final FollowStandings follow;
        private final FollowStandings beside;
        private List<Envelope<ProgressEvent>> stream = List.of();
        private int committed;
        private final Escalate escalate;
        private final RecoverOutgoing recovery;
        private final GroupFlusher flusher;
        private final AcknowledgeAlert acknowledge;
        private final SilenceAlerts silence;

        World(long seed, Size size, Offsets offsets) {
            this.offsets = offsets;
            this.size = size;
            this.random = new SplittableRandom(seed);
            this.crashes = new Crashes(random.split(), 0.05);
            var killing = crashes.around((Aggregates<Alert>) alerts);
            var outgoing = crashes.around((OutgoingNotifications) alerts);
            var killingGroups = crashes.around((Groups) groups);
            var dispatcher = new NotificationDispatcher(
                    outgoing,
                    Map.of(
                            ChannelName.INBOX,
                            crashes.around((Channel) inbox),
                            ChannelName.WEBHOOK,
                            crashes.around((Channel) webhook)),
                    killingGroups);
            var rules = rules();
            silence = new SilenceAlerts(silences, () -> "s" + random.nextLong(), () -> domain);
            follow = new FollowStandings(
                    crashes.around((WatchedSubjects) nodes), kinds, killing, dispatcher, rules, () -> domain);
            beside = new FollowStandings(
                    crashes.around((WatchedSubjects) nodes), kinds, killing, dispatcher, rules, () -> domain);
            crashes.meanwhile(0.03, this::anotherGoesOn);
            escalate = new Escalate(alerts, killing, dispatcher, rules, () -> domain, () -> real);
            recovery = new RecoverOutgoing(outgoing, dispatcher, rules, () -> domain, () -> real);
            flusher = new GroupFlusher(killingGroups, killing, dispatcher, rules, () -> domain, () -> real);
            acknowledge = new AcknowledgeAlert(killing, rules, () -> domain);
        }

        private RuleSnapshotLoader rules() {
            var contacts = new InMemoryContacts();
            contacts.save(new Contact("p-leader", null, null, Contact.Language.ZH, WorkingTime.OFFICE), 0);
            var quiet = EscalationPolicy.everyLevel(SomeRules.AROUND_THE_CLOCK, Wait.days(1));
            var loud = new EscalationPolicy(
                    "loud", "急", quiet.workingTime(), quiet.steps(), quiet.acknowledgementLasts(), true);
            var together = new Grouping(How.TOGETHER, List.of(MatchField.PROJECT), 600, 7_200, 86_400);
            var daily = new Grouping(How.DAILY, List.of(), 0, 0, 0);
            var routes = List.of(
                    new Route("loud", List.of(Matcher.of(MatchField.PROJECT, LOUD)), "loud", null, false, List.of()),
                    new Route(
                            "together",
                            List.of(Matcher.of(MatchField.PROJECT, "p0", "p3", "p7")),
                            null,
                            null,
                            false,
                            List.of(),
                            together),
                    new Route(
                            "daily",
                            List.of(Matcher.of(MatchField.SEVERITY, "INFO", "WARNING")),
                            null,
                            null,
                            false,
                            List.of(),
                            daily));
            return new RuleSnapshotLoader(
                    new InMemoryRules<>(new EscalationPolicies(List.of(quiet, loud))),
                    new InMemoryRules<>(new Route("root", List.of(), null, null, false, routes)),
                    silences,
                    contacts,
                    WorkingTime.DAYTIME,
                    kinds,
                    new InhibitionContextLoader(alerts, nodes),
                    CalendarBook::standard,
                    InMemoryDirectory.ofEverybody());
        }

        List<String> play() {
            stream = new MadeUpProgress(random, size.projects, size.nodes).stream(size.facts);
            deliver();
            crashes.disable();
            settle();
            var states = alerts.all().stream().map(StoredAggregate::state).toList();
            var checker = new ConditionChecker(stream);
            var faults = new ArrayList<>(checker.faults(states, alerts.decisions(), LocalDate.ofInstant(domain, ZONE)));
            everyLevelOnceAndInOrder(states, faults);
            everythingWasNotified(faults);
            noGroupIsForgotten(faults);
            inbox.all().forEach(message -> withinHours(message, faults));
            faults.addAll(AlertChecker.channelsDiffer(inbox.all(), webhook.all()));
            WatchdogTest.watchdog(nodes, alerts, InMemoryDirectory.ofEverybody(), () -> domain)
                    .check()
                    .missing()
                    .forEach(missing -> faults.add("the watchdog misses " + missing));
            return faults;
        }

        private void everyLevelOnceAndInOrder(List<Alert> states, List<String> faults) {
            var decided = alerts.decisions().stream()
                    .collect(Collectors.groupingBy(
                            decision ->
                                    decision.alertId() + "/" + decision.step().level(),
                            Collectors.counting()));
            decided.forEach((level, times) -> {
                if (times > 1) {
                    faults.add("decided %d times: %s".formatted(times, level));
                }
            });
            for (var alert : states) {
                var levels = alert.notified().stream().map(Notified::level).toList();
                if (!levels.equals(levels.stream().distinct().sorted().toList())) {
                    faults.add("levels of %s are %s".formatted(alert.alertId(), levels));
                }
                alert.notified().forEach(told -> decided.remove(alert.alertId() + "/" + told.level()));
            }
            decided.keySet().forEach(level -> faults.add("decided and not recorded: " + level));
        }

        /** Each decision's message reached its recipient, by itself or within a group's, or was over before. */
        private void everythingWasNotified(List<String> faults) {
            var told = new HashSet<String>();
            inbox.all()
                    .forEach(message -> message.lines()
                            .forEach(line -> told.add(told(line.alertId(), line.level(), message.address()))));
            for (Decision decision : alerts.decisions()) {
                var step = decision.step();
                var mine =
                        told(decision.alertId(), step.level(), step.recipient().address());
                if (decision.groupAssignment() == null && !told.contains(mine)) {
                    faults.add("never told: " + decision.messageId());
                }
            }
        }

        private static String told(String alertId, int level, String address) {
            return "%s/%d/%s".formatted(alertId, level, address);
        }

        /** Members that were not sent yet belong to a group whose flush is due. */
        private void noGroupIsForgotten(List<String> faults) {
            for (var group : groups.withUnheard()) {
                var at = group.speaksAt();
                if (at == null || !at.isAfter(domain)) {
                    faults.add("a group was forgotten: " + group);
                }
            }
        }

        private static void withinHours(Message message, List<String> faults) {
            var hours = message.address().equals("p-leader") ? WorkingTime.OFFICE : WorkingTime.DAYTIME;
            var overrides = message.subject().projectId().equals(LOUD) && message.severity() == Severity.CRITICAL;
            if (!overrides
                    && hours.by(Calendars.standard()).opening(message.at()).isAfter(message.at())) {
                faults.add("%s was told at %s".formatted(message.address(), message.at()));
            }
        }

        private void deliver() {
            while (committed < stream.size()) {
                var end = Math.min(stream.size(), committed + random.nextInt(1, size.batch));
                var batch = withOldOnes(committed, end);
                if (survives(() -> follow.follow(batch)) || offsets == Offsets.BEFORE_THE_EFFECT) {
                    committed = Math.max(committed, end);
                }
                somethingElseHappens();
            }
        }

        private List<Envelope<ProgressEvent>> withOldOnes(int from, int to) {
            var batch = new ArrayList<>(stream.subList(from, to));
            for (var i = random.nextInt(4); i > 0 && from > 0; i--) {
                batch.add(random.nextInt(batch.size() + 1), stream.get(random.nextInt(to)));
            }
            return batch;
        }

        /** Rules may change; it evaluates what is due, or takes over from the offsets that are committed. */
        private void anotherGoesOn() {
            switch (random.nextInt(4)) {
                case 0 -> rulesChange();
                case 1 -> {
                    rulesChange();
                    survives(beside::evaluateDue);
                }
                case 2 -> survives(beside::evaluateDue);
                default -> {
                    var end = Math.min(stream.size(), committed + random.nextInt(1, 2 * size.batch));
                    if (committed < end && survives(() -> beside.follow(withOldOnes(committed, end)))) {
                        committed = Math.max(committed, end);
                    }
                }
            }
        }

        private void somethingElseHappens() {
            domain = domain.plus(Duration.ofHours(random.nextInt(-2, 6)));
            real = real.plusSeconds(random.nextInt(40));
            switch (random.nextInt(9)) {
                case 0, 1 -> survives(escalate::sweep);
                case 2 -> survives(recovery::recover);
                case 3, 4 -> survives(flusher::flush);
                case 5 -> survives(follow::evaluateDue);
                case 6 -> survives(this::somebodyAnswers);
                case 7 -> somebodySilences();
                default -> rulesChange();
            }
        }

        private void rulesChange() {
            var current = kinds.current();
            var isAll = current.rules().equals(SomeRules.EVERY_KIND);
            var next = isAll && random.nextInt(4) == 0 ? AlertKinds.BUILT_IN : SomeRules.EVERY_KIND;
            if (!next.equals(current.rules())) {
                kinds.add(new Versioned<>(current.version() + 1, next, "p-admin", domain));
            }
        }

        private void somebodyAnswers() {
            var all = alerts.all();
            if (!all.isEmpty()) {
                var owner = new Caller("p-owner", Set.of(Role.OWNER), Set.of(), Set.of(), Set.of());
                acknowledge.acknowledge(all.get(random.nextInt(all.size())).id(), owner, null, null);
            }
        }

        private void somebodySilences() {
            var project = Matcher.of(MatchField.PROJECT, "p" + random.nextInt(size.projects));
            var admin = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());
            var ends = domain.plus(Duration.ofHours(random.nextInt(1, 60)));
            silence.silence(new SilenceTerms(List.of(project), "演练", domain, ends), admin, null);
        }

        /** Steps that come by every hour of the day; at the end, at noon, everything that is due was done. */
        private void settle() {
            if (!kinds.current().rules().equals(SomeRules.EVERY_KIND)) {
                kinds.add(new Versioned<>(kinds.current().version() + 1, SomeRules.EVERY_KIND, "p-admin", domain));
            }
            for (var step = 0; step < 40; step++) {
                domain = domain.plus(Duration.ofHours(13));
                everythingIsDone();
            }
            domain = domain.atZone(ZONE)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(12, 0)
                    .atZone(ZONE)
                    .toInstant();
            everythingIsDone();
            domain = domain.plus(Duration.ofHours(3));
            real = real.plus(Duration.ofHours(2));
            everythingIsDone();
            assertThat(alerts.all())
                    .allSatisfy(alert -> assertThat(alert.state().outgoing()).isEmpty());
        }

        private void everythingIsDone() {
            real = real.plusSeconds(80);
            while (follow.evaluateDue()
                    || beside.evaluateDue()
                    || escalate.sweep().mayHaveMore()
                    || recovery.recover()
                    || flusher.flush()) {
                real = real.plusSeconds(1);
            }
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
}
