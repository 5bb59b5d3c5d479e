package city.renewal.notification.application;

import city.renewal.notification.application.Groups.Kept;
import city.renewal.notification.application.Groups.Member;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Group;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Pipeline;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts decisions' messages into groups, and lets groups speak: one message for everything in a group that is still so.
 *
 * <ol>
 *   <li>To join: the message is stored under its id, then the group is written, whether or not that changes it. So a group
 *       that is speaking in the same moment finds its version changed, and looks again.
 *   <li>To speak: what is open, unanswered and not silenced is fixed in the group; the message, whose id is the group's and
 *       its number, is handed to the channels; what it told of is marked; the group is written.
 * </ol>
 *
 * <p>Every step is idempotent, so any number of instances may do this at once and any may be killed. Thread-safe.
 */
public final class SpeakForGroups {
    private static final int BATCH = 50;
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

    /** Puts decisions that join a group into it. */
    static void join(Groups groups, List<Decision> decisions, Instant now) {
        var byGroup = decisions.stream()
                .filter(decision -> decision.joins() != null)
                .collect(Collectors.groupingBy(
                        decision -> Objects.requireNonNull(decision.joins()).groupId(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (byGroup.isEmpty()) {
            return;
        }
        groups.keep(byGroup.values().stream()
                .flatMap(List::stream)
                .map(decision -> decision.message(now))
                .toList());
        Map<String, Kept> known = groups.loadAll(byGroup.keySet()).stream()
                .collect(Collectors.toMap(kept -> kept.group().groupId(), kept -> kept));
        byGroup.forEach((id, joining) -> {
            var kept = known.get(id);
            for (var attempt = 0; !put(groups, kept, joining, now); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new ConcurrentChange(id, 0);
                }
                kept = groups.loadAll(List.of(id)).stream().findFirst().orElse(null);
            }
        });
    }

    private static boolean put(Groups groups, @Nullable Kept found, List<Decision> joining, Instant now) {
        var joins = Objects.requireNonNull(joining.getFirst().joins());
        var kept = found == null ? new Kept(Group.of(joining.getFirst(), joins), 0) : found;
        var ids = joining.stream().map(Decision::messageId).toList();
        return groups.save(kept, kept.group().joined(ids, joins, now));
    }

    /** One round of those that are to speak. @return whether there may be more */
    public boolean speak() {
        var now = clock.instant();
        var due = groups.claimDue(now, real.instant(), LEASE, BATCH);
        due.forEach(kept -> speak(kept, now));
        return due.size() == BATCH;
    }

    private void speak(Kept kept, Instant now) {
        var group = kept.group();
        var members = members(group);
        var pipeline = rules.pipelineFor(
                members.stream().map(member -> matter(member.message())).toList(), now);
        var closed = pipeline.waitsForHours(group.recipient());
        if (closed.isPresent()) {
            groups.save(kept, group.waiting(closed.get()));
            return;
        }
        if (group.speaking() != null) {
            handOver(kept, members, pipeline);
            return;
        }
        var open = open(members, pipeline);
        group = group.without(open.gone());
        var isNew = open.speakable().stream().anyMatch(member -> !member.heard());
        if (open.speakable().isEmpty() || !(isNew || group.repeats(now))) {
            groups.save(kept, quiet(group, open, now));
            return;
        }
        var about = group.about(open.speakable().stream()
                .map(member -> member.message().messageId())
                .toList());
        if (groups.save(kept, about)) {
            handOver(new Kept(about, kept.version() + 1), members, pipeline);
        }
    }

    /** What a message can tell of, the longest there first. */
    private List<Member> members(Group group) {
        var ids = group.members().stream().limit(MOST).toList();
        return ids.isEmpty()
                ? List.of()
                : groups.members(ids).stream()
                        .sorted(Comparator.comparingInt(
                                member -> ids.indexOf(member.message().messageId())))
                        .toList();
    }

    private static Matter matter(Message message) {
        return new Matter(message.kind(), message.subject(), message.dueVersion(), message.dueDate(), 0);
    }

    /** Members whose alert is still so and unanswered: those that may be told of now, and those that are held back; and the messages of the others. */
    private record Open(List<Member> speakable, List<Member> heldBack, List<String> gone) {}

    private Open open(List<Member> members, Pipeline pipeline) {
        var ids = members.stream()
                .map(member -> member.message().alertId())
                .distinct()
                .toList();
        Map<String, Alert> known = alerts.loadAll(ids).stream().collect(Collectors.toMap(Stored::id, Stored::state));
        var speakable = new ArrayList<Member>();
        var heldBack = new ArrayList<Member>();
        var gone = new ArrayList<String>();
        for (var member : members) {
            var message = member.message();
            var alert = known.get(message.alertId());
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
        return open.speakable().isEmpty() || spoke == null || group.grouping().repeatSeconds() == 0
                ? group.ended()
                : group.waiting(spoke.plus(group.grouping().repeat()));
    }

    private void handOver(Kept kept, List<Member> members, Pipeline pipeline) {
        var about = kept.group().speaking();
        if (about == null) {
            return;
        }
        var parts = members.stream()
                .filter(member -> about.contains(member.message().messageId()))
                .sorted((one, other) -> Boolean.compare(one.heard(), other.heard()))
                .map(Member::message)
                .toList();
        var now = pipeline.now();
        if (!parts.isEmpty()) {
            var message = Message.together(kept.group().nextMessageId(), parts, now);
            telling.deliver(message, kept.group().channels());
            groups.heard(about);
        }
        var written = groups.save(kept, kept.group().spoken(nextOf(kept.group(), pipeline), now));
        for (var attempt = 0; !written && attempt < ATTEMPTS; attempt++) {
            written = writeDown(kept.group(), pipeline);
        }
    }

    /** Somebody joined meanwhile: what they wrote stays, and what was spoken is added. */
    private boolean writeDown(Group spoken, Pipeline pipeline) {
        var found = groups.loadAll(List.of(spoken.groupId())).stream().findFirst();
        if (found.isEmpty() || found.get().group().number() != spoken.number()) {
            return true;
        }
        var group = found.get().group();
        return groups.save(found.get(), group.spoken(nextOf(group, pipeline), pipeline.now()));
    }

    /** When it speaks of what nobody has heard of yet. */
    private @Nullable Instant nextOf(Group group, Pipeline pipeline) {
        var about = Objects.requireNonNullElse(group.speaking(), List.<String>of());
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
