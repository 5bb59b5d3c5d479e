package city.renewal.project.domain.ledger;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The city tasks that a ledger may name. */
public interface LedgerTasks {
    /** Knows none and refuses none: every task that is named is taken. */
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

    /** @param projectId of the project that would carry the task; null when its cell can't be read */
    boolean mayName(@Nullable String projectId, String taskId);

    /** The ids of the programme's tasks, in order. */
    Collection<String> ofProgramme();
}
