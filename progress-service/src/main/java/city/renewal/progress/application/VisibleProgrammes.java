package city.renewal.progress.application;

import city.renewal.progress.domain.Programme;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import java.util.Map;
import java.util.Optional;

/**
 * The programmes that are there for somebody: those whose district they were given, wholly or in part, and those with
 * anything in their sight. Another programme is answered for exactly as one that doesn't exist.
 */
public final class VisibleProgrammes {
    private final Copies copies;
    private final Projects projects;

    public VisibleProgrammes(Copies copies, Projects projects) {
        this.copies = copies;
        this.projects = projects;
    }

    public Optional<Programme> find(String programmeId, Caller caller) {
        return copies.programmes()
                .find(programmeId)
                .filter(programme -> isOfTheirAreas(programme, caller)
                        || !projects.find(new ProjectQuery(programmeId, Sight.of(caller), Map.of()))
                                .isEmpty());
    }

    private static boolean isOfTheirAreas(Programme programme, Caller caller) {
        return caller.covers(programme.area())
                || caller.areas().stream().anyMatch(area -> area.startsWith(programme.area()));
    }
}
