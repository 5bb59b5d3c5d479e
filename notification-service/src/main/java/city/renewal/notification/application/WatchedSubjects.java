package city.renewal.notification.application;

import city.renewal.notification.domain.WatchedSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of nodes, projects and problems, each kept under its key with the turn that it is at. */
public interface WatchedSubjects {
    /**
     * One as it is to be kept.
     *
     * @param nextLookAt when its conditions are to be evaluated again, in the domain's time; null: not before a fact comes
     * @param rulesVersion of the kinds by which they were evaluated
     */
    record Kept(WatchedSubject subject, @Nullable Instant nextLookAt, long rulesVersion) {
        /** That it is stored as: the one after the turn that it was made of. */
        public long turn() {
            return subject.turn();
        }
    }

    /** @param keys see {@link WatchedSubject#key} */
    List<WatchedSubject> loadAll(Collection<String> keys);

    /**
     * Stores each on top of the turn before its own, and only there, so that nothing is overwritten that was not read.
     *
     * @return keys of those that somebody else has stored meanwhile; nothing of theirs was changed
     */
    Set<String> saveAll(Collection<Kept> kept);

    /** Those whose conditions are due, the longest due first. */
    List<WatchedSubject> due(Instant now, int limit);

    /** Makes everything due that was evaluated by another version of the kinds. */
    void lookAgain(long rulesVersion, Instant now);

    /** Of these keys, those on which work stands still. */
    Set<String> suspended(Collection<String> keys);

    /** A page of those that are overdue, in the order of their keys. */
    List<WatchedSubject> overdue(String afterKey, int limit);
}
