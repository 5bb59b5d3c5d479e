package city.renewal.notification.application;

import city.renewal.notification.domain.Group;
import city.renewal.notification.domain.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The groups in which alerts are told of together, and what is in them. */
public interface Groups {
    /** A group as it was read; version 0 for one that is not kept yet. */
    record Kept(Group group, long version) {}

    /** An alert's message in a group, and whether the recipient has heard of it. */
    record Member(String groupId, Message message, boolean heard) {}

    /** Puts messages into groups; one that was ever in one stays as it is. */
    void join(Collection<Member> members);

    /** Those that are still in the group, the longest there first. */
    List<Member> members(String groupId, int limit);

    /** These were told. */
    void heard(Collection<String> messageIds);

    /** These are of no concern to their group any more. */
    void leave(Collection<String> messageIds);

    List<Kept> loadAll(Collection<String> groupIds);

    /** Stores it on top of the version that was read, free of any claim; false when it has another one by now. */
    boolean save(Kept read, Group next);

    /**
     * Claims groups that are to speak, the longest due first. Nobody else gets them until the lease is over or somebody
     * writes them; a claim counts as a write.
     *
     * @param now in the domain's time
     * @param real real time, by which the lease counts
     */
    List<Kept> claimDue(Instant now, Instant real, Duration lease, int limit);
}
