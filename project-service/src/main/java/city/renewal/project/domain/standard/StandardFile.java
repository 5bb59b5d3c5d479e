package city.renewal.project.domain.standard;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.standard.AssessmentStandard.Item;
import city.renewal.project.domain.table.TableRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the rows of a workbook into items. Parsing continues after a fault, so that one pass reports all faults. */
public final class StandardFile {
    /** Maximum number of items of a standard. */
    public static final int MAX_ITEMS = 2_000;

    private static final Pattern ITEM = Pattern.compile("[\\p{IsHan}A-Za-z0-9][\\p{IsHan}A-Za-z0-9._()（）-]{0,49}");
    private static final BigDecimal MAX_POINTS = BigDecimal.valueOf(1_000);

    private StandardFile() {}

    /** The items; they must only be used if there are no violations. */
    public record Content(List<Item> items, List<LedgerViolation> violations) {
        public Content {
            items = List.copyOf(items);
            violations = List.copyOf(violations);
        }
    }

    public static Content read(List<TableRow<StandardColumn>> rows) {
        var violations = new ArrayList<LedgerViolation>();
        var items = new ArrayList<Item>();
        var seen = new HashSet<String>();
        if (rows.isEmpty()) {
            violations.add(file(LedgerFault.EMPTY_LEDGER, "没有任何条目", "Expected at least one item"));
        }
        if (rows.size() > MAX_ITEMS) {
            violations.add(file(
                    LedgerFault.TOO_MANY_ROWS,
                    "条目最多 %d 条".formatted(MAX_ITEMS),
                    "Expected at most %d items".formatted(MAX_ITEMS)));
            return new Content(items, violations);
        }
        for (var row : rows) {
            var item = row.text(StandardColumn.ITEM, 50, violations);
            var group = row.text(StandardColumn.GROUP, 200, violations);
            var name = row.text(StandardColumn.NAME, 1_000, violations);
            var points = row.number(StandardColumn.POINTS, BigDecimal.ZERO, MAX_POINTS, 2, violations);
            if (item != null && !ITEM.matcher(item).matches()) {
                violations.add(row.wrong(
                        StandardColumn.ITEM,
                        LedgerFault.BAD_TEXT,
                        "条目编号只能由汉字、字母、数字和 . _ - 括号组成",
                        "Expected letters, digits, Chinese characters or any of . _ - and brackets"));
            } else if (item != null && !seen.add(item)) {
                violations.add(row.wrong(
                        StandardColumn.ITEM, LedgerFault.DUPLICATE_NODE, "条目编号重复", "This item stands above already"));
            } else if (item != null && name != null && points != null) {
                items.add(new Item(item, group, name, points));
            }
        }
        return new Content(items, violations);
    }

    private static LedgerViolation file(LedgerFault fault, String chinese, String english) {
        return new LedgerViolation(0, "", "", "", fault, chinese, english);
    }
}
