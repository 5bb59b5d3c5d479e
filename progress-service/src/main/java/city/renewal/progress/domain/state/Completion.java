package city.renewal.progress.domain.state;

import java.time.LocalDate;

/**
 * A verified completion.
 *
 * @param dueThen the due date at the time of verification: a completion that is late against it stays late, whatever is
 *     decided later
 */
public record Completion(LocalDate completedOn, LocalDate dueThen) {
    public boolean isLate() {
        return completedOn.isAfter(dueThen);
    }
}
