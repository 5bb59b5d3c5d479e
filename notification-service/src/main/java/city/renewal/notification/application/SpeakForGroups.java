package city.renewal.notification.application;

import city.renewal.notification.application.Groups.Change;
import city.renewal.notification.application.Groups.Kept;
import city.renewal.notification.application.NotificationDispatcher.Outgoing;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Group;
import city.renewal.notification.domain.Group.Member;
import city.renewal.notification.domain.Line;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.Responsible;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets groups speak: one message for everything in a group that is still so.
 *
 * <ol>
 *   <li>What is open, unanswered and not silenced is fixed in the group.
 *   <li>The message, whose id is the group's and its number, is handed to the channels.
 *   <li>The group is written. Somebody may have joined it meanwhile: what they wrote stays, and what was spoken is added.
 * </ol>
 *
 * <p>Every step is taken for a round of groups at once, and is idempotent, so any number of instances may do this at once
 * and any may be killed. Thread-safe.
 */
public final class SpeakForGroups {
    private static final int BATCH = 100;
    private static final int MOST = 1_000;
    private static final int ATTEMPTS = 50;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RECHECK_AFTER = Duration.ofMinutes(15);

    /** A decision joins its group a moment before its record is written. */
    private static final Duration RECORDS_COME = Duration.ofSeconds(1);

    private final Groups groups;
    private final Aggregates<Alert> alerts;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;

    public SpeakForGroups(
            Groups groups,
            Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            InstantSource real) {
        this.groups = groups;
        this.alerts = alerts;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /** One round of those that are to speak. @return whether there may be more */
    public boolean speak() {
        var now = clock.instant();
        var due = groups.claimDue(now, real.instant(), LEASE, BATCH);
        var together = new ArrayList<Kept>();
        var members = 0L;
        for (var kept : due) {
            var more = members(kept.group()).count();
            if (members + more > MOST) {
                speak(together, now);
                together.clear();
                members = 0;
            }
            together.add(kept);
            members += more;
        }
        speak(together, now);
        return due.size() == BATCH;
    }

    /** What a message can tell of, the longest there first. */
    private static Stream<Member> members(Group group) {
        return group.members().stream().limit(MOST);
    }

    private void speak(List<Kept> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        var known = known(due, now);
        var speaking = new ArrayList<Kept>();
        var changes = new ArrayList<Change>();
        var fixed = new ArrayList<Kept>();
        for (var kept : due) {
            switch (known.turn(kept)) {
                case Turn.Speak() -> speaking.add(kept);
                case Turn.Rest(var next) -> changes.add(new Change(kept, next));
                case Turn.Fix(var about) -> {
                    changes.add(new Change(kept, about));
                    fixed.add(new Kept(about, kept.version() + 1));
                }
            }
        }
        var lost = groups.saveAll(changes);
        fixed.stream().filter(kept -> !lost.contains(kept.group().groupId())).forEach(speaking::add);
        handOver(speaking, known);
    }

    /** What comes next for a group that is due. */
    private sealed interface Turn {
        /** Its message is fixed already. */
        record Speak() implements Turn {}

        /** Its message is what this group is about. */
        record Fix(Group about) implements Turn {}

        /** It says nothing now. */
        record Rest(Group next) implements Turn {}
    }

    private Known known(List<Kept> due, Instant now) {
        var ids = due.stream()
                .flatMap(kept -> members(kept.group()))
                .map(Member::alertId)
                .distinct()
                .toList();
        Map<String, Alert> known = alerts.loadAll(ids).stream().collect(Collectors.toMap(Stored::id, Stored::state));
        var pipeline =
                rules.pipelineFor(known.values().stream().map(Alert::candidate).toList(), now);
        return new Known(known, pipeline);
    }

    /** Members whose alert is still so and unanswered: those that may be told of now, and those that are held back; those whose alert is not written yet; and the others. */
    private record Open(List<Member> speakable, List<Member> heldBack, List<Member> unwritten, Set<Member> gone) {}

    /** What a round of groups tells of, and the rules of its moment. */
    private record Known(Map<String, Alert> alerts, Pipeline pipeline) {
        Turn turn(Kept kept) {
            var now = pipeline.now();
            var group = kept.group();
            var closed = pipeline.waitsForHours(group.recipient());
            if (closed.isPresent()) {
                return new Turn.Rest(group.waiting(closed.get()));
            }
            if (group.hasFixedMessage()) {
                return new Turn.Speak();
            }
            var open = open(group);
            group = group.without(open.gone());
            var isNew = open.speakable().stream().anyMatch(member -> !member.heard());
            if (open.speakable().isEmpty() || !(isNew || group.repeats(now))) {
                return new Turn.Rest(quiet(group, open, now));
            }
            return new Turn.Fix(group.withNextMessage(Set.copyOf(open.speakable())));
        }

        private Open open(Group group) {
            var open = new Open(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
            members(group).forEach(member -> {
                var alert = alerts.get(member.alertId());
                if (alert == null) {
                    open.unwritten.add(member);
                } else if (!alert.isOpen() || alert.acknowledgedAt() != null || isOthers(alert, group)) {
                    open.gone.add(member);
                } else if (pipeline.isHeldBack(alert.candidate(), member.level())) {
                    open.heldBack.add(member);
                } else {
                    open.speakable.add(member);
                }
            });
            return open;
        }

        /** Whether others answer for it by now. */
        private static boolean isOthers(Alert alert, Group group) {
            return !Responsible.of(alert.subject()).include(group.address());
        }

        /** What it tells of, the news first. */
        List<Line> lines(Group group) {
            return members(group)
                    .filter(Member::inNext)
                    .sorted((one, other) -> Boolean.compare(one.heard(), other.heard()))
                    .flatMap(member -> Stream.ofNullable(alerts.get(member.alertId()))
                            .map(alert -> alert.candidate().line(member.level())))
                    .toList();
        }

        private static Group quiet(Group group, Open open, Instant now) {
            if (!open.unwritten().isEmpty()) {
                return group.waiting(now.plus(RECORDS_COME));
            }
            if (!open.heldBack().isEmpty()) {
                return group.waiting(now.plus(RECHECK_AFTER));
            }
            var spoke = group.spokeAt();
            return open.speakable().isEmpty()
                            || spoke == null
                            || group.grouping().repeatSeconds() == 0
                    ? group.ended()
                    : group.waiting(spoke.plus(group.grouping().repeat()));
        }
    }

    private void handOver(List<Kept> speaking, Known known) {
        var now = known.pipeline().now();
        var outgoing = new ArrayList<Outgoing>();
        for (var kept : speaking) {
            var group = kept.group();
            var lines = known.lines(group);
            if (!lines.isEmpty()) {
                var message = Message.together(group.nextMessageId(), group.recipient(), lines, now);
                outgoing.add(new Outgoing(message, group.channels()));
            }
        }
        dispatcher.deliver(outgoing);
        var lost = groups.saveAll(speaking.stream()
                .map(kept -> new Change(kept, spoken(kept.group(), known.pipeline())))
                .toList());
        speaking.stream()
                .map(Kept::group)
                .filter(group -> lost.contains(group.groupId()))
                .forEach(group -> writeDown(group, known.pipeline()));
    }

    /** Somebody joined meanwhile: what they wrote stays, and what was spoken is added. */
    private void writeDown(Group spoken, Pipeline pipeline) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = groups.loadAll(List.of(spoken.groupId())).stream().findFirst();
            if (found.isEmpty()
                    || found.get().group().number() != spoken.number()
                    || groups.save(found.get(), spoken(found.get().group(), pipeline))) {
                return;
            }
        }
    }

    private static Group spoken(Group group, Pipeline pipeline) {
        return group.sent(nextOf(group, pipeline), pipeline.now());
    }

    /** When it speaks of what nobody has heard of yet. */
    private static @Nullable Instant nextOf(Group group, Pipeline pipeline) {
        if (!group.hasMore()) {
            return null;
        }
        return switch (group.grouping().how()) {
            case EACH, TOGETHER -> pipeline.now().plus(group.grouping().interval());
            case DAILY -> pipeline.nextDigest(group.recipient());
        };
    }
}
