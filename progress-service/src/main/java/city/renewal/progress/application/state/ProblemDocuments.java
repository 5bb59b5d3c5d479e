package city.renewal.progress.application.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores one document per problem, with the same guarantees as {@link ProgressDocuments}. */
public interface ProblemDocuments {
    /** The existing documents, by problem. */
    Map<String, StoredProblem> load(Collection<String> problemIds);

    /**
     * Writes each document that is still at the version it was read at: the new state, its change in the outbox, and
     * due at {@code now}, because its row is not written yet.
     *
     * @return the problems that another writer changed in the meantime; these are left unchanged
     */
    Set<String> compareAndSet(List<ProblemUpdate> updates, Instant now);

    /** Records that the row is written and sets the next due instant, unless the document was written since. */
    void markProjected(List<ProblemUpdate> updates);

    /** Makes every document of the programme due under a new version, so that a concurrent writer cannot undo it. */
    void markDueByProgramme(String programmeId, Instant now);

    /** The same for the problems of these projects. */
    void markDueByProjects(Collection<String> projectIds, Instant now);

    /** The same for the problems that one of these people owns. */
    void markDueByOwners(Set<String> personIds, Instant now);

    /** Makes every document due under a new version and requests a fold from the first fact. */
    void refoldAll(Instant now);

    /**
     * Makes the problems of these projects due under a new version without their published state, so that they are
     * published again.
     */
    void forgetPublished(Collection<String> projectIds, Instant now);

    /** The due problems, the longest due first, at most {@code most}. */
    List<String> due(Instant now, int most);
}
