package city.renewal.notification.domain;

import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Grouping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that one recipient hears of together, and when it speaks next.
 *
 * <p>As Alertmanager's: the first alert of a silent group waits for others, later ones for the end of the interval since
 * the last message, and what is still open is repeated after a while. Speaking is two steps: it writes down what the next
 * message tells of, and, when that was handed over, that it was. A crash in between hands the same over again.
 *
 * @param members what is in it, the longest there first
 * @param number of messages that were handed over
 * @param speaksAt in the domain's time; null: it has nothing to say
 * @param spokeAt null before the first message, and when nothing in it was open any more
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
     * A level of an alert that the recipient hears of.
     *
     * @param heard whether a message told of it
     * @param inNext whether the next message, which is fixed, tells of it
     */
    public record Member(String alertId, int level, boolean heard, boolean inNext) {
        private MemberKey key() {
            return new MemberKey(alertId, level);
        }
    }

    /** Identifies a member. */
    private record MemberKey(String alertId, int level) {}

    /** The group of a decision, before anything is in it. */
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

    /** With these in it, grouped as the rules say now. */
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

    /** Without these, which are over or answered; they come again as news. */
    public Group without(Collection<Member> gone) {
        return with(members.stream().filter(member -> !gone.contains(member)).toList(), number, speaksAt, spokeAt);
    }

    /** Its next message is fixed: it tells of these. */
    public Group withNextMessage(Collection<Member> toSend) {
        return with(marked(member -> member.heard, toSend::contains), number, speaksAt, spokeAt);
    }

    /** To be looked at again then. */
    public Group waiting(Instant until) {
        return with(members, number, until, spokeAt);
    }

    /** Nothing in it is to be told of any more. */
    public Group ended() {
        return with(marked(Member::heard, member -> false), number, null, null);
    }

    /**
     * The fixed message was handed over.
     *
     * @param next when it speaks again of what has joined meanwhile; null: nothing has
     */
    public Group sent(@Nullable Instant next, Instant now) {
        var repeats = grouping.repeatSeconds() > 0 ? now.plus(grouping.repeat()) : null;
        var at = next == null || (repeats != null && repeats.isBefore(next)) ? repeats : next;
        return with(marked(member -> member.heard || member.inNext, member -> false), number + 1, at, now);
    }

    /** Whether something in it stays unheard when the fixed message is handed over. */
    public boolean hasMore() {
        return members.stream().anyMatch(member -> !member.heard && !member.inNext);
    }

    /** Whether what it told of before is to be told of again. */
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
