package city.renewal.project.testing;

import city.renewal.project.application.problem.AssessmentStandards;
import city.renewal.project.domain.standard.AssessmentStandard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Assessment standards in memory. */
public final class InMemoryStandards implements AssessmentStandards {
    private final Map<String, TreeMap<Integer, AssessmentStandard>> all = new TreeMap<>();

    @Override
    public Optional<AssessmentStandard> latest(String standardId) {
        return Optional.ofNullable(all.get(standardId))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public Optional<AssessmentStandard> version(String standardId, int version) {
        return Optional.ofNullable(all.get(standardId)).map(versions -> versions.get(version));
    }

    @Override
    public boolean add(AssessmentStandard standard) {
        return all.computeIfAbsent(standard.standardId(), _ -> new TreeMap<>())
                        .putIfAbsent(standard.version(), standard)
                == null;
    }

    @Override
    public List<AssessmentStandard> latest(@Nullable Set<String> areas, @Nullable String afterId, int limit) {
        return all.keySet().stream()
                .filter(id -> afterId == null || id.compareTo(afterId) > 0)
                .flatMap(id -> latest(id).stream())
                .filter(standard -> areas == null
                        || areas.stream()
                                .anyMatch(area -> standard.area().startsWith(area) || area.startsWith(standard.area())))
                .limit(limit)
                .toList();
    }
}
