package city.renewal.progress.application;

import city.renewal.progress.domain.ProjectProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps one document per project: state, version, outbox, and when to look at it next. */
public interface ProgressDocuments {
    /** Those that exist, by project. */
    Map<String, StoredProgress> load(Collection<String> projectIds);

    default Optional<StoredProgress> load(String projectId) {
        return Optional.ofNullable(load(List.of(projectId)).get(projectId));
    }

    /** The state of one, without what only whoever writes it needs. */
    default Optional<ProjectProgress> progress(String projectId) {
        return load(projectId).map(StoredProgress::progress);
    }

    /** The versions of those that exist, by project. */
    default Map<String, Long> versions(Collection<String> projectIds) {
        return load(projectIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().version()));
    }

    /**
     * Writes each document that is still at the version it was read at: the new state, its changes in the outbox, and due
     * at {@code now}, for its rows are not written yet.
     *
     * @return the projects that somebody else wrote meanwhile; nothing of theirs was changed
     */
    Set<String> compareAndSet(List<Advance> advances, Instant now);

    /** Says of each that its rows are written, and sets when time changes it next; not of one that was written since. */
    void settle(List<Advance> advances);

    /** Makes every document of the programme due, as a new version, so that nobody who is writing one now can undo it. */
    void touch(String programmeId, Instant now);

    /** The same for every document whose plan counts in the calendar. */
    void touchCalendar(String calendarId, Instant now);

    /** The same for every document in whose plan one of the people answers for a node. */
    void touchOwners(Set<String> personIds, Instant now);

    /** The same for every document of an older version of this service, which lacks something that is kept in it now. */
    void touchOutdated(Instant now);

    /** Makes every document due, as a new version, to be folded again from the first fact, with all its rows. */
    void refoldAll(Instant now);

    /** Makes these documents due, as a new version that remembers nothing of what was said of their nodes. */
    void forgetSaid(Collection<String> projectIds, Instant now);

    /** Projects that are due, the longest due first, at most so many. */
    List<String> due(Instant now, int most);

    /** Ids of the projects of a programme, also of those that were withdrawn. */
    List<String> ofProgramme(String programmeId);
}
