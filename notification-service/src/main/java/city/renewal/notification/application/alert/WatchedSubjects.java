package city.renewal.notification.application.alert;

import city.renewal.notification.domain.condition.WatchedSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of nodes, projects and problems, each stored under its key with its revision. */
public interface WatchedSubjects {
    /**
     * One as it is to be kept.
     *
     * @param nextEvaluationAt when its conditions are due for evaluation, in the domain's time; null: not before a fact comes
     * @param rulesVersion of the kinds by which they were evaluated
     */
    record SubjectEntry(WatchedSubject subject, @Nullable Instant nextEvaluationAt, long rulesVersion) {
        /** The revision that it is stored as: the one after the revision that was read. */
        public long revision() {
            return subject.revision();
        }
    }

    /** @param keys see {@link WatchedSubject#key} */
    List<WatchedSubject> loadAll(Collection<String> keys);

    /**
     * Stores each by compare-and-set on the revision before its own.
     *
     * @return keys of those whose compare-and-set another instance won; their documents are unchanged
     */
    Set<String> saveAll(Collection<SubjectEntry> kept);

    /** Those whose conditions are due, the longest due first. */
    List<WatchedSubject> due(Instant now, int limit);

    /** Makes everything due that was evaluated by another version of the kinds. */
    void makeDue(long rulesVersion, Instant now);

    /** Of these keys, those on which work stands still. */
    Set<String> suspended(Collection<String> keys);

    /** A page of those that are overdue, in the order of their keys. */
    List<WatchedSubject> overdue(String afterKey, int limit);
}
