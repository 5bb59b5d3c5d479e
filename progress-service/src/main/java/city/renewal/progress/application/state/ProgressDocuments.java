package city.renewal.progress.application.state;

import city.renewal.progress.domain.state.ProjectProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores one document per project: state, version, outbox, and the next due instant. */
public interface ProgressDocuments {
    /** The existing documents, by project. */
    Map<String, StoredProgress> load(Collection<String> projectIds);

    default Optional<StoredProgress> load(String projectId) {
        return Optional.ofNullable(load(List.of(projectId)).get(projectId));
    }

    /** The state of one project, without the fields that only writers need. */
    default Optional<ProjectProgress> progress(String projectId) {
        return load(projectId).map(StoredProgress::progress);
    }

    /** The versions of the existing documents, by project. */
    default Map<String, Long> versions(Collection<String> projectIds) {
        return load(projectIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().version()));
    }

    /**
     * Writes each document that is still at the version it was read at: the new state, its changes in the outbox, and
     * due at {@code now}, because its rows are not written yet.
     *
     * @return the projects that another writer changed in the meantime; these are left unchanged
     */
    Set<String> compareAndSet(List<ProjectUpdate> updates, Instant now);

    /** Records that the rows are written and sets the next due instant, unless the document was written since. */
    void markProjected(List<ProjectUpdate> updates);

    /** Makes every document of the programme due under a new version, so that a concurrent writer cannot undo it. */
    void markDueByProgramme(String programmeId, Instant now);

    /** The same for every document whose plan uses the calendar. */
    void markDueByCalendar(String calendarId, Instant now);

    /** The same for every document in whose plan one of these people owns a node. */
    void markDueByOwners(Set<String> personIds, Instant now);

    /** The same for every document that an older version of this service wrote without fields that are stored now. */
    void markOutdatedDue(Instant now);

    /** Makes every document due under a new version and requests a fold from the first fact, with all its rows. */
    void refoldAll(Instant now);

    /**
     * Makes these documents due under a new version without the published state of their nodes, so that they are
     * published again.
     */
    void forgetPublished(Collection<String> projectIds, Instant now);

    /** The due projects, the longest due first, at most {@code most}. */
    List<String> due(Instant now, int most);

    /** Ids of the projects of a programme, including withdrawn ones. */
    List<String> ofProgramme(String programmeId);
}
