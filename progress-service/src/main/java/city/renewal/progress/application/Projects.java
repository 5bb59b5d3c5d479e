package city.renewal.progress.application;

import java.util.List;

/** Reads projects as the lists have them, as far as the asker's sight goes. */
public interface Projects {
    /** By id. */
    List<ProjectInSight> find(ProjectQuery query);

    /** All of a programme, whoever may see them: for what is public by purpose. By id. */
    List<ProjectInSight> all(String programmeId);
}
