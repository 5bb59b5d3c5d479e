package city.renewal.project.application;

import city.renewal.project.domain.standard.AssessmentStandard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps assessment standards, every version of them. */
public interface AssessmentStandards {
    Optional<AssessmentStandard> latest(String standardId);

    Optional<AssessmentStandard> version(String standardId, int version);

    /** Stores a version; false when the version is taken, and then nothing is changed. */
    boolean add(AssessmentStandard standard);

    /**
     * The latest version of each standard, by id.
     *
     * @param areas those in an area that one of these covers, or that covers one of these; null: any
     * @param afterId id of the last one of the page before; null: the first page
     */
    List<AssessmentStandard> latest(@Nullable Set<String> areas, @Nullable String afterId, int limit);
}
