package city.renewal.notification.application;

import city.renewal.notification.domain.NodeConcerns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of nodes and projects that may call for somebody, each kept under its key with the turn that it is at. */
public interface Concerns {
    /**
     * One as it is to be kept.
     *
     * @param nextLookAt when it is to be looked at again, in the domain's time; null: not before a fact comes
     * @param rulesVersion of the kinds by which it was looked at
     */
    record Kept(NodeConcerns node, @Nullable Instant nextLookAt, long rulesVersion) {}

    /** @param keys see {@link NodeConcerns#key} */
    List<NodeConcerns> loadAll(Collection<String> keys);

    /**
     * Stores each on top of the turn before its own.
     *
     * @return keys of those that somebody else has taken a turn of meanwhile; nothing of theirs was changed
     */
    Set<String> takeTurns(Collection<Kept> kept);

    /** Stores each over its own turn; one that somebody has taken a turn of since stays as it is. */
    void settle(Collection<Kept> kept);

    /** Those that are due, the longest due first. */
    List<NodeConcerns> due(Instant now, int limit);

    /** Makes everything due that was looked at by another version of the kinds. */
    void lookAgain(long rulesVersion, Instant now);

    /** Of these keys, those on which work stands still. */
    Set<String> suspended(Collection<String> keys);
}
