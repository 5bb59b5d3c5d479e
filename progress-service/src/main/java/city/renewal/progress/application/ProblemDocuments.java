package city.renewal.progress.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps one document per problem, under the same guarantees as {@link ProgressDocuments} keeps those of projects. */
public interface ProblemDocuments {
    /** Those that exist, by problem. */
    Map<String, StoredProblem> load(Collection<String> problemIds);

    /**
     * Writes each document that is still at the version it was read at: the new state, its change in the outbox, and due
     * at {@code now}, for its row is not written yet.
     *
     * @return the problems that somebody else wrote meanwhile; nothing of theirs was changed
     */
    Set<String> compareAndSet(List<ProblemAdvance> advances, Instant now);

    /** Says of each that its row is written, and sets when time changes it next; not of one that was written since. */
    void settle(List<ProblemAdvance> advances);

    /** Makes every document of the programme due, as a new version, so that nobody who is writing one now can undo it. */
    void touch(String programmeId, Instant now);

    /** The same for the problems of these projects. */
    void touchProjects(Collection<String> projectIds, Instant now);

    /** The same for the problems that one of these people answers for. */
    void touchOwners(Set<String> personIds, Instant now);

    /** Makes every document due, as a new version, to be folded again from the first fact. */
    void refoldAll(Instant now);

    /** Makes the problems of these projects due, as a new version that remembers nothing of what was said of them. */
    void forgetSaid(Collection<String> projectIds, Instant now);

    /** Problems that are due, the longest due first, at most so many. */
    List<String> due(Instant now, int most);
}
