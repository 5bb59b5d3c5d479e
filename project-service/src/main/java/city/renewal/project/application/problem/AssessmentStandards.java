package city.renewal.project.application.problem;

import city.renewal.project.domain.standard.AssessmentStandard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repository of assessment standards; keeps every version. */
public interface AssessmentStandards {
    Optional<AssessmentStandard> latest(String standardId);

    Optional<AssessmentStandard> version(String standardId, int version);

    /** Inserts a version. Returns false and changes nothing if that version exists already. */
    boolean add(AssessmentStandard standard);

    /**
     * The latest version of each standard, by id.
     *
     * @param areas restricts the result to areas that cover, or are covered by, one of these; null: any area
     * @param afterId id of the last standard of the previous page; null: the first page
     */
    List<AssessmentStandard> latest(@Nullable Set<String> areas, @Nullable String afterId, int limit);
}
