package city.renewal.project.domain.ledger;

import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as a ledger states it.
 *
 * @param row sheet row, counted from 1
 * @param code the ledger's own; null where it gives none
 * @param nodeId the code, or n1, n2, … by position where it gives none
 * @param dueDate the promised date (完成时限); null: to be computed, its latest finish
 * @param reportEveryDays null: no reports are demanded
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
