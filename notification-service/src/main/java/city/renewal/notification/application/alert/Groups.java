package city.renewal.notification.application.alert;

import city.renewal.notification.domain.alert.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The groups whose messages combine several alerts. */
public interface Groups {
    /** A group as it was read; version 0 for one that is not kept yet. */
    record VersionedGroup(Group group, long version) {}

    List<VersionedGroup> loadAll(Collection<String> groupIds);

    /** A change of a group, to be stored on the version that was read. */
    record Change(VersionedGroup read, Group next) {}

    /**
     * Stores each on top of the version that was read, free of any claim.
     *
     * @return ids of those that have another version by now: they stay as they are
     */
    Set<String> saveAll(Collection<Change> changes);

    /** The same for one group; false if the stored version differs. */
    default boolean save(VersionedGroup read, Group next) {
        return saveAll(List.of(new Change(read, next))).isEmpty();
    }

    /**
     * Claims groups whose flush is due, the longest due first. No other instance gets them until the lease expires or the
     * group is written; a claim counts as a write.
     *
     * @param now in the domain's time
     * @param real real time, by which the lease counts
     */
    List<VersionedGroup> claimDue(Instant now, Instant real, Duration lease, int limit);
}
