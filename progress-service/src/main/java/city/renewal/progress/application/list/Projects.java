package city.renewal.progress.application.list;

import java.util.List;

/** Reads the visible projects from the lists. */
public interface Projects {
    /** By id. */
    List<VisibleProject> find(ProjectQuery query);

    /** All projects of a programme by id, independent of visibility: for data that is public by design. */
    List<VisibleProject> all(String programmeId);
}
