package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.application.alert.Groups.Change;
import city.renewal.notification.application.alert.Groups.VersionedGroup;
import city.renewal.notification.application.dispatch.NotificationDispatcher.ChannelMessage;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Group;
import city.renewal.notification.domain.alert.Group.Member;
import city.renewal.notification.domain.alert.Responsible;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
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
 * Flushes groups that are due: one message for all members of a group whose alerts are still open.
 *
 * <ol>
 *   <li>The members that are open, unacknowledged and not held back are fixed as the next message.
 *   <li>The message, whose id follows from the group's id and the message's number, is passed to the channels.
 *   <li>The message is recorded as sent. If decisions joined the group meanwhile, the record is added to what they wrote.
 * </ol>
 *
 * <p>Every step is taken for a batch of groups and is idempotent, so that any number of instances may flush at once and any
 * may be killed. Thread-safe.
 */
public final class GroupFlusher {
    private static final int BATCH = 100;
    private static final int MOST = 1_000;
    private static final int ATTEMPTS = 50;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RECHECK_AFTER = Duration.ofMinutes(15);

    private final Groups groups;
    private final Aggregates<Alert> alerts;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;

    public GroupFlusher(
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

    /** Flushes a batch of the groups that are due. @return whether there may be more */
    public boolean flush() {
        var now = clock.instant();
        var due = groups.claimDue(now, real.instant(), LEASE, BATCH);
        var together = new ArrayList<VersionedGroup>();
        var members = 0L;
        for (var kept : due) {
            var more = members(kept.group()).count();
            if (members + more > MOST) {
                flush(together, now);
                together.clear();
                members = 0;
            }
            together.add(kept);
            members += more;
        }
        flush(together, now);
        return due.size() == BATCH;
    }

    /** The members that fit into a message, the oldest first. */
    private static Stream<Member> members(Group group) {
        return group.members().stream().limit(MOST);
    }

    private void flush(List<VersionedGroup> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        var context = context(due, now);
        var sending = new ArrayList<VersionedGroup>();
        var changes = new ArrayList<Change>();
        var fixed = new ArrayList<VersionedGroup>();
        for (var kept : due) {
            switch (context.action(kept)) {
                case Action.Send() -> sending.add(kept);
                case Action.Wait(var next) -> changes.add(new Change(kept, next));
                case Action.Fix(var about) -> {
                    changes.add(new Change(kept, about));
                    fixed.add(new VersionedGroup(about, kept.version() + 1));
                }
            }
        }
        var lost = groups.saveAll(changes);
        fixed.stream().filter(kept -> !lost.contains(kept.group().groupId())).forEach(sending::add);
        send(sending, context);
    }

    /** What comes next for a group that is due. */
    private sealed interface Action {
        /** Its message is fixed already. */
        record Send() implements Action {}

        /** Its message is what this group is about. */
        record Fix(Group about) implements Action {}

        /** It sends nothing now. */
        record Wait(Group next) implements Action {}
    }

    private BatchContext context(List<VersionedGroup> due, Instant now) {
        var ids = due.stream()
                .flatMap(kept -> members(kept.group()))
                .map(Member::alertId)
                .distinct()
                .toList();
        Map<String, Alert> context =
                alerts.loadAll(ids).stream().collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::state));
        var pipeline = rules.pipelineFor(
                context.values().stream().map(Alert::candidate).toList(), now);
        return new BatchContext(context, pipeline);
    }

    /** Members whose alert is open and unacknowledged: sendable now, or held back; and the others. */
    private record Open(List<Member> sendable, List<Member> heldBack, Set<Member> gone) {}

    /** The alerts of a batch of groups, and the pipeline by the present rules. */
    private record BatchContext(Map<String, Alert> alerts, Pipeline pipeline) {
        Action action(VersionedGroup kept) {
            var now = pipeline.now();
            var group = kept.group();
            var closed = pipeline.waitsForHours(group.recipient());
            if (closed.isPresent()) {
                return new Action.Wait(group.waiting(closed.get()));
            }
            if (group.hasFixedMessage()) {
                return new Action.Send();
            }
            var open = open(group);
            group = group.without(open.gone());
            var isNew = open.sendable().stream().anyMatch(member -> !member.heard());
            if (open.sendable().isEmpty() || !(isNew || group.repeats(now))) {
                return new Action.Wait(withoutMessage(group, open, now));
            }
            return new Action.Fix(group.withNextMessage(Set.copyOf(open.sendable())));
        }

        private Open open(Group group) {
            var open = new Open(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
            members(group).forEach(member -> {
                var alert = alerts.get(member.alertId());
                if (alert == null || !alert.isOpen() || alert.acknowledgedAt() != null || isOthers(alert, group)) {
                    open.gone.add(member);
                } else if (pipeline.isHeldBack(alert.candidate(), member.level())) {
                    open.heldBack.add(member);
                } else {
                    open.sendable.add(member);
                }
            });
            return open;
        }

        /** Whether the recipient is no longer responsible for it. */
        private static boolean isOthers(Alert alert, Group group) {
            return !Responsible.of(alert.subject()).include(group.address());
        }

        /** The lines of the message, new ones first. */
        List<MessageLine> lines(Group group) {
            return members(group)
                    .filter(Member::inNext)
                    .sorted((one, other) -> Boolean.compare(one.heard(), other.heard()))
                    .flatMap(member -> Stream.ofNullable(alerts.get(member.alertId()))
                            .map(alert -> alert.candidate().line(member.level())))
                    .toList();
        }

        private static Group withoutMessage(Group group, Open open, Instant now) {
            if (!open.heldBack().isEmpty()) {
                return group.waiting(now.plus(RECHECK_AFTER));
            }
            var spoke = group.spokeAt();
            return open.sendable().isEmpty()
                            || spoke == null
                            || group.grouping().repeatSeconds() == 0
                    ? group.ended()
                    : group.waiting(spoke.plus(group.grouping().repeat()));
        }
    }

    private void send(List<VersionedGroup> sending, BatchContext context) {
        var now = context.pipeline().now();
        var messages = new ArrayList<ChannelMessage>();
        for (var kept : sending) {
            var group = kept.group();
            var lines = context.lines(group);
            if (!lines.isEmpty()) {
                var message = Message.together(group.nextMessageId(), group.recipient(), lines, now);
                messages.add(new ChannelMessage(message, group.channels()));
            }
        }
        dispatcher.deliver(messages);
        var lost = groups.saveAll(sending.stream()
                .map(kept -> new Change(kept, sent(kept.group(), context.pipeline())))
                .toList());
        sending.stream()
                .map(VersionedGroup::group)
                .filter(group -> lost.contains(group.groupId()))
                .forEach(group -> recordSent(group, context.pipeline()));
    }

    /** Decisions joined the group meanwhile: records the message as sent on top of what they wrote. */
    private void recordSent(Group sent, Pipeline pipeline) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = groups.loadAll(List.of(sent.groupId())).stream().findFirst();
            if (found.isEmpty()
                    || found.get().group().number() != sent.number()
                    || groups.save(found.get(), sent(found.get().group(), pipeline))) {
                return;
            }
        }
    }

    private static Group sent(Group group, Pipeline pipeline) {
        return group.sent(nextFlush(group, pipeline), pipeline.now());
    }

    /** When the members that were not sent yet are due; null: there are none. */
    private static @Nullable Instant nextFlush(Group group, Pipeline pipeline) {
        if (!group.hasMore()) {
            return null;
        }
        return switch (group.grouping().how()) {
            case EACH, TOGETHER -> pipeline.now().plus(group.grouping().interval());
            case DAILY -> pipeline.nextDigest(group.recipient());
        };
    }
}
