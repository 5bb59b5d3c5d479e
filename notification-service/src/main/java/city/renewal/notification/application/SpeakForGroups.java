package city.renewal.notification.application;

import city.renewal.notification.application.Groups.Change;
import city.renewal.notification.application.Groups.Kept;
import city.renewal.notification.application.Groups.Member;
import city.renewal.notification.application.Telling.Outgoing;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Group;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Pipeline;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets groups speak: one message for everything in a group that is still so.
 *
 * <ol>
 *   <li>What is open, unanswered and not silenced is fixed in the group.
 *   <li>The message, whose id is the group's and its number, is handed to the channels; what it told of is marked.
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
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private final Groups groups;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;
    private final InstantSource real;

    public SpeakForGroups(
            Groups groups,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock,
            InstantSource real) {
        this.groups = groups;
        this.alerts = alerts;
        this.telling = telling;
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
            var more = ids(kept.group()).count();
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
    private static Stream<String> ids(Group group) {
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
        var ids = due.stream().flatMap(kept -> ids(kept.group())).toList();
        Map<String, Member> members = groups.members(ids).stream()
                .collect(Collectors.toMap(member -> member.message().messageId(), member -> member));
        var messages = members.values().stream().map(Member::message).toList();
        Map<String, Alert> open = alerts
                .loadAll(messages.stream().map(Message::alertId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Stored::id, Stored::state));
        var pipeline =
                rules.pipelineFor(messages.stream().map(SpeakForGroups::matter).toList(), now);
        return new Known(members, open, pipeline);
    }

    private static Matter matter(Message message) {
        return new Matter(AlertKind.of(message.kind()), message.subject(), message.dueVersion(), message.dueDate(), 0);
    }

    /** Members whose alert is still so and unanswered: those that may be told of now, and those that are held back; and the messages of the others. */
    private record Open(List<Member> speakable, List<Member> heldBack, List<String> gone) {}

    /** What a round of groups tells of, and the rules of its moment. */
    private record Known(Map<String, Member> members, Map<String, Alert> alerts, Pipeline pipeline) {
        Turn turn(Kept kept) {
            var now = pipeline.now();
            var group = kept.group();
            var closed = pipeline.waitsForHours(group.recipient());
            if (closed.isPresent()) {
                return new Turn.Rest(group.waiting(closed.get()));
            }
            if (group.speaking() != null) {
                return new Turn.Speak();
            }
            var open = open(group);
            group = group.without(open.gone());
            var isNew = open.speakable().stream().anyMatch(member -> !member.heard());
            if (open.speakable().isEmpty() || !(isNew || group.repeats(now))) {
                return new Turn.Rest(quiet(group, open, now));
            }
            return new Turn.Fix(group.about(open.speakable().stream()
                    .map(member -> member.message().messageId())
                    .toList()));
        }

        List<Member> members(Group group) {
            return ids(group).map(members::get).filter(Objects::nonNull).toList();
        }

        private Open open(Group group) {
            var speakable = new ArrayList<Member>();
            var heldBack = new ArrayList<Member>();
            var gone = new ArrayList<String>();
            for (var member : members(group)) {
                var message = member.message();
                var alert = alerts.get(message.alertId());
                if (alert == null) {
                    // Its record is not written yet; it is new, so it is so.
                    speakable.add(member);
                } else if (!alert.isOpen() || alert.acknowledgedAt() != null) {
                    gone.add(message.messageId());
                } else if (pipeline.isHeldBack(alert.matter(), message.level())) {
                    heldBack.add(member);
                } else {
                    speakable.add(member);
                }
            }
            return new Open(speakable, heldBack, gone);
        }

        private static Group quiet(Group group, Open open, Instant now) {
            if (!open.heldBack().isEmpty()) {
                return group.waiting(now.plus(LOOK_AGAIN));
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
        var told = new ArrayList<String>();
        for (var kept : speaking) {
            var about = about(kept.group());
            var parts = known.members(kept.group()).stream()
                    .filter(member -> about.contains(member.message().messageId()))
                    .sorted((one, other) -> Boolean.compare(one.heard(), other.heard()))
                    .map(Member::message)
                    .toList();
            if (!parts.isEmpty()) {
                var message = Message.together(kept.group().nextMessageId(), parts, now);
                outgoing.add(new Outgoing(message, kept.group().channels()));
                told.addAll(about);
            }
        }
        telling.deliver(outgoing);
        groups.heard(told);
        var lost = groups.saveAll(speaking.stream()
                .map(kept -> new Change(kept, spoken(kept.group(), known.pipeline())))
                .toList());
        speaking.stream()
                .map(Kept::group)
                .filter(group -> lost.contains(group.groupId()))
                .forEach(group -> writeDown(group, known.pipeline()));
    }

    private static Collection<String> about(Group group) {
        return Objects.requireNonNullElse(group.speaking(), List.of());
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

    private Group spoken(Group group, Pipeline pipeline) {
        return group.spoken(nextOf(group, pipeline), pipeline.now());
    }

    /** When it speaks of what nobody has heard of yet. */
    private @Nullable Instant nextOf(Group group, Pipeline pipeline) {
        var about = about(group);
        var others = group.members().stream().filter(id -> !about.contains(id)).toList();
        if (others.isEmpty() || groups.members(others).stream().allMatch(Member::heard)) {
            return null;
        }
        return switch (group.grouping().how()) {
            case EACH, TOGETHER -> pipeline.now().plus(group.grouping().interval());
            case DAILY -> pipeline.nextDigest(group.recipient());
        };
    }
}
