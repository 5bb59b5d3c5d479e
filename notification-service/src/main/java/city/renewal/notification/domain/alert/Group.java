package city.renewal.notification.domain.alert;

import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.routing.Grouping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that one recipient is notified of together, and when the next message is due.
 *
 * <p>As in Alertmanager, the first alert of a group without a recent message waits for the group wait, later ones for the
 * group interval since the last message, and open alerts are repeated after the repeat interval. A flush is two writes: the
 * members of the next message are fixed, and, after the channels have taken it, the message is recorded as sent. A crash in
 * between sends the same message again under the same id.
 *
 * @param members its alerts, the oldest members first
 * @param number of messages that were sent
 * @param speaksAt when the next flush is due, in the domain's time; null: nothing is to be sent
 * @param spokeAt when the last message was sent; null before the first one, and when no member was open any more
 */
public record Group(
        String groupId,
        String address,
        String addressee,
        Grouping grouping,
        List<ChannelName> channels,
        List<Member> members,
        long number,
        @Nullable Instant speaksAt,
        @Nullable Instant spokeAt) {
    public Group {
        channels = List.copyOf(channels);
        members = List.copyOf(members);
    }

    /**
     * A level of an alert that the recipient is notified of.
     *
     * @param heard whether a message included it
     * @param inNext whether the next message, which is fixed, includes it
     */
    public record Member(String alertId, int level, boolean heard, boolean inNext) {
        private MemberKey key() {
            return new MemberKey(alertId, level);
        }
    }

    /** Identifies a member. */
    private record MemberKey(String alertId, int level) {}

    /** The group of a decision, without members. */
    public static Group of(Decision decision, GroupAssignment assignment) {
        var recipient = decision.step().recipient();
        return new Group(
                assignment.groupId(),
                recipient.address(),
                recipient.name(),
                assignment.grouping(),
                decision.channels(),
                List.of(),
                0,
                null,
                null);
    }

    public Recipient recipient() {
        return Recipient.at(address, addressee);
    }

    public String nextMessageId() {
        return AlertIds.groupMessage(groupId, number + 1);
    }

    /** With these decisions as members, grouped by the present rules. */
    public Group withMembers(Collection<Decision> decisions, GroupAssignment assignment, Instant now) {
        var at = assignment.digestAt() == null ? after(assignment.grouping(), now) : assignment.digestAt();
        var earliest = speaksAt == null || at.isBefore(speaksAt) ? at : speaksAt;
        var all = new ArrayList<>(members);
        var known = members.stream().map(Member::key).collect(Collectors.toSet());
        for (var decision : decisions) {
            var key = new MemberKey(decision.alertId(), decision.step().level());
            if (known.add(key)) {
                all.add(new Member(key.alertId, key.level, false, false));
            }
        }
        return new Group(groupId, address, addressee, assignment.grouping(), channels, all, number, earliest, spokeAt);
    }

    private Instant after(Grouping by, Instant now) {
        if (spokeAt == null) {
            return now.plus(by.waits());
        }
        var still = spokeAt.plus(by.interval());
        return still.isAfter(now) ? still : now.plus(by.waits());
    }

    /** Whether its next message is fixed. */
    public boolean hasFixedMessage() {
        return members.stream().anyMatch(Member::inNext);
    }

    /** Without these, which are resolved or acknowledged; if they come again they count as new. */
    public Group without(Collection<Member> gone) {
        return with(members.stream().filter(member -> !gone.contains(member)).toList(), number, speaksAt, spokeAt);
    }

    /** With its next message fixed: it includes these. */
    public Group withNextMessage(Collection<Member> toSend) {
        return with(marked(member -> member.heard, toSend::contains), number, speaksAt, spokeAt);
    }

    /** With its next flush at that time. */
    public Group waiting(Instant until) {
        return with(members, number, until, spokeAt);
    }

    /** Without another message: no member is to be sent any more. */
    public Group ended() {
        return with(marked(Member::heard, member -> false), number, null, null);
    }

    /**
     * The fixed message was sent.
     *
     * @param next when the members that joined meanwhile are sent; null: there are none
     */
    public Group sent(@Nullable Instant next, Instant now) {
        var repeats = grouping.repeatSeconds() > 0 ? now.plus(grouping.repeat()) : null;
        var at = next == null || (repeats != null && repeats.isBefore(next)) ? repeats : next;
        return with(marked(member -> member.heard || member.inNext, member -> false), number + 1, at, now);
    }

    /** Whether members stay unsent when the fixed message is sent. */
    public boolean hasMore() {
        return members.stream().anyMatch(member -> !member.heard && !member.inNext);
    }

    /** Whether the members that were sent before are due for a repeat. */
    public boolean repeats(Instant now) {
        return grouping.repeatSeconds() > 0
                && spokeAt != null
                && !spokeAt.plus(grouping.repeat()).isAfter(now);
    }

    private List<Member> marked(Predicate<Member> heard, Predicate<Member> inNext) {
        return members.stream()
                .map(member -> new Member(member.alertId, member.level, heard.test(member), inNext.test(member)))
                .toList();
    }

    private Group with(List<Member> left, long handedOver, @Nullable Instant next, @Nullable Instant last) {
        return new Group(groupId, address, addressee, grouping, channels, left, handedOver, next, last);
    }
}
