package city.renewal.progress.application.list;

import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import java.util.Map;
import java.util.Optional;

/**
 * The programmes that exist for a caller: programmes whose district overlaps the caller's areas, and programmes with
 * visible data. Responses for any other programme are identical to those for a programme that does not exist.
 */
public final class VisibleProgrammes {
    private final ReferenceData referenceData;
    private final Projects projects;

    public VisibleProgrammes(ReferenceData referenceData, Projects projects) {
        this.referenceData = referenceData;
        this.projects = projects;
    }

    public Optional<Programme> find(String programmeId, Caller caller) {
        return referenceData
                .programmes()
                .find(programmeId)
                .filter(programme -> isOfTheirAreas(programme, caller)
                        || !projects.find(new ProjectQuery(programmeId, Visibility.of(caller), Map.of()))
                                .isEmpty());
    }

    private static boolean isOfTheirAreas(Programme programme, Caller caller) {
        return caller.overlaps(programme.area());
    }
}
