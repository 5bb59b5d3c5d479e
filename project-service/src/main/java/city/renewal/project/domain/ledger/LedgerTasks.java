package city.renewal.project.domain.ledger;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The city tasks that a ledger may name. */
public interface LedgerTasks {
    /** Accepts every task; for use without a list of tasks. */
    LedgerTasks ANY = new LedgerTasks() {
        @Override
        public boolean mayName(@Nullable String projectId, String taskId) {
            return true;
        }

        @Override
        public Collection<String> ofProgramme() {
            return List.of();
        }
    };

    /** @param projectId project that would carry the task; null if its cell is unreadable */
    boolean mayName(@Nullable String projectId, String taskId);

    /** The ids of the programme's tasks, in order. */
    Collection<String> ofProgramme();
}
