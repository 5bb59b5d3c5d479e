package city.renewal.project.domain.ledger;

import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a ledger.
 *
 * @param row sheet row, counted from 1
 * @param code the node code in the ledger; null if it has none
 * @param nodeId the code; without a code n1, n2, … by position
 * @param dueDate the due date (完成时限); null: computed as its latest finish
 * @param reportEveryDays null: no reports are required
 */
public record LedgerNode(
        int row,
        @Nullable String code,
        String nodeId,
        @Nullable String goalId,
        String name,
        int durationDays,
        @Nullable String calendar,
        List<Predecessor> predecessors,
        @Nullable LocalDate dueDate,
        BigDecimal weight,
        @Nullable Integer reportEveryDays,
        Responsibility responsibility,
        LedgerActuals actuals) {

    public LedgerNode {
        predecessors = List.copyOf(predecessors);
    }
}
