package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.math.BigDecimal;
import java.util.List;

/**
 * Warns of progress that looks like a fraction instead of a percentage: 0.6 for 60 %. If a row of the column has such a
 * fraction, a 1 in another row probably means 100 %.
 */
final class ProgressFractions {

    private ProgressFractions() {}

    static void warn(List<RowCells> rows) {
        var shares = rows.stream().filter(ProgressFractions::isShare).toList();
        shares.forEach(ProgressFractions::warn);
        if (!shares.isEmpty()) {
            rows.stream().filter(ProgressFractions::isOne).forEach(ProgressFractions::warn);
        }
    }

    private static boolean isShare(RowCells row) {
        return row.numberWithoutPercentSign(LedgerColumn.PROGRESS)
                .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0)
                .isPresent();
    }

    private static boolean isOne(RowCells row) {
        return row.numberWithoutPercentSign(LedgerColumn.PROGRESS)
                .filter(number -> number.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
    }

    private static void warn(RowCells row) {
        var number = row.shown(LedgerColumn.PROGRESS);
        row.warn(
                LedgerColumn.PROGRESS,
                LedgerWarning.Kind.SHARE_FOR_PERCENT,
                "形象进度 %s 会读作 %s%%，如指比例请改写为百分数（如 60%%）".formatted(number, number),
                "The progress %s is read as %s %%; if a share of one is meant, write a percentage such as 60%%"
                        .formatted(number, number));
    }
}
