package city.renewal.project.domain.project.decision;

import java.time.LocalDate;
import java.util.List;

/** The command of a unit or an owner that a node is completed. */
public record ClaimCompletion(String nodeId, LocalDate completedOn, List<String> evidence, String note) {
    public ClaimCompletion {
        evidence = List.copyOf(evidence);
    }
}
