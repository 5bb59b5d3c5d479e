package city.renewal.notification.domain;

import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Grouping;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that one recipient hears of together: ids of their messages, which are kept beside it, and when it speaks next.
 *
 * <p>As Alertmanager's: the first alert of a silent group waits for others, later ones for the end of the interval since
 * the last message, and what is still open is repeated after a while. Speaking is two steps: it writes down what the next
 * message tells of, and, when that was handed over, that it was. A crash in between hands the same over again.
 *
 * @param members messages of what is in it, the longest there first
 * @param number of messages that were handed over
 * @param speaking messages of the alerts that the next message tells of, once that is fixed; null: it is not
 * @param speaksAt in the domain's time; null: it has nothing to say
 * @param spokeAt null before the first message, and when nothing in it was open any more
 */
public record Group(
        String groupId,
        String address,
        String addressee,
        Grouping grouping,
        List<ChannelName> channels,
        List<String> members,
        long number,
        @Nullable List<String> speaking,
        @Nullable Instant speaksAt,
        @Nullable Instant spokeAt) {
    public Group {
        channels = List.copyOf(channels);
        members = List.copyOf(members);
        speaking = speaking == null ? null : List.copyOf(speaking);
    }

    /** The group of a decision, before anything is in it. */
    public static Group of(Decision decision, Joining joining) {
        var recipient = decision.step().recipient();
        return new Group(
                joining.groupId(),
                recipient.address(),
                recipient.name(),
                joining.grouping(),
                decision.channels(),
                List.of(),
                0,
                null,
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
    public Group joined(Collection<String> messageIds, Joining joining, Instant now) {
        var at = joining.digestAt() == null ? after(joining.grouping(), now) : joining.digestAt();
        var earliest = speaksAt == null || at.isBefore(speaksAt) ? at : speaksAt;
        var all = new LinkedHashSet<>(members);
        all.addAll(messageIds);
        return new Group(
                groupId,
                address,
                addressee,
                joining.grouping(),
                channels,
                List.copyOf(all),
                number,
                speaking,
                earliest,
                spokeAt);
    }

    private Instant after(Grouping by, Instant now) {
        if (spokeAt == null) {
            return now.plus(by.waits());
        }
        var still = spokeAt.plus(by.interval());
        return still.isAfter(now) ? still : now.plus(by.waits());
    }

    /** Without these, which are over or answered. */
    public Group without(Collection<String> messageIds) {
        var left = members.stream().filter(id -> !messageIds.contains(id)).toList();
        return new Group(groupId, address, addressee, grouping, channels, left, number, speaking, speaksAt, spokeAt);
    }

    /** Its next message is fixed. */
    public Group about(List<String> messageIds) {
        return new Group(
                groupId, address, addressee, grouping, channels, members, number, messageIds, speaksAt, spokeAt);
    }

    /** To be looked at again then. */
    public Group waiting(Instant until) {
        return new Group(groupId, address, addressee, grouping, channels, members, number, speaking, until, spokeAt);
    }

    /** Nothing in it is to be told of any more. */
    public Group ended() {
        return new Group(groupId, address, addressee, grouping, channels, members, number, null, null, null);
    }

    /**
     * The fixed message was handed over.
     *
     * @param next when it speaks again of what has joined meanwhile; null: nothing has
     */
    public Group spoken(@Nullable Instant next, Instant now) {
        var repeats = grouping.repeatSeconds() > 0 ? now.plus(grouping.repeat()) : null;
        var at = next == null || (repeats != null && repeats.isBefore(next)) ? repeats : next;
        return new Group(groupId, address, addressee, grouping, channels, members, number + 1, null, at, now);
    }

    /** Whether what it told of before is to be told of again. */
    public boolean repeats(Instant now) {
        return grouping.repeatSeconds() > 0
                && spokeAt != null
                && !spokeAt.plus(grouping.repeat()).isAfter(now);
    }
}
