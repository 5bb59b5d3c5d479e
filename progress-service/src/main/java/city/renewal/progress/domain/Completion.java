package city.renewal.progress.domain;

import java.time.LocalDate;

/**
 * A node was verified as done.
 *
 * @param dueThen the due date that held when it was verified: late against it is late for good, whatever is decided later
 */
public record Completion(LocalDate completedOn, LocalDate dueThen) {
    public boolean isLate() {
        return completedOn.isAfter(dueThen);
    }
}
