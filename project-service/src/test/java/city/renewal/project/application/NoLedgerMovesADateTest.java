package city.renewal.project.application;

import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.PlannedNode;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerOutcome.Imported;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerRow.Outcome;
import city.renewal.project.testing.LedgerFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No edit of a ledger moves or removes a due date, and the same ledger again changes nothing. */
class NoLedgerMovesADateTest {
    private static final int WORLDS = 60;
    private static final int LEDGERS = 12;

    private int taken;

    @Test
    void noEditMovesOrRemovesADueDate() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int n = 0; n < WORLDS; n++) {
            attack(random, "seed %d, world %d".formatted(seed, n));
        }

        assertThat(taken).as("ledgers that were taken; seed %d", seed).isGreaterThan(WORLDS);
    }

    private void attack(Random random, String where) {
        var office = new LedgerFixture();
        var rows = rows();
        assertThat(office.run(commander(), sheets(rows), Mode.CREATE, WriteMode.WRITE))
                .isInstanceOf(Imported.class);
        for (int n = 0; n < LEDGERS; n++) {
            var edited = edited(random, rows);
            var before = promises(office);
            var events = office.world.projects.published().size();

            var outcome = office.update(sheets(edited));

            assertThat(promises(office)).as("%s, ledger %d", where, n).containsAllEntriesOf(before);
            if (outcome instanceof Imported) {
                taken++;
                rows = edited;
                againChangesNothing(office, edited, "%s, ledger %d".formatted(where, n));
            } else {
                assertThat(office.world.projects.published()).as(where).hasSize(events);
            }
        }
    }

    private static void againChangesNothing(LedgerFixture office, List<Map<LedgerColumn, Object>> rows, String where) {
        var events = office.world.projects.published().size();

        var again = office.update(sheets(rows));

        assertThat(again)
                .as(where)
                .isInstanceOfSatisfying(
                        Imported.class,
                        imported -> assertThat(imported.rows())
                                .as(where)
                                .extracting(LedgerRow::outcome)
                                .containsOnly(Outcome.UNCHANGED));
        assertThat(office.world.projects.published()).as(where).hasSize(events);
    }

    /** All inputs of the due date, per existing node. */
    private static Map<String, String> promises(LedgerFixture office) {
        var promises = new TreeMap<String, String>();
        for (var stored : office.world.projects.all()) {
            for (PlannedNode node : stored.state().nodes()) {
                promises.put(
                        stored.id() + "/" + node.nodeId(),
                        "%s %s %d".formatted(node.originalDueDate(), node.dueDate(), node.dueVersion()));
            }
        }
        return promises;
    }

    private static LedgerSheets sheets(List<Map<LedgerColumn, Object>> rows) {
        var ledger = LedgerSheets.empty();
        rows.forEach(ledger::with);
        return ledger;
    }

    /** Two projects of three nodes; the first of each is overdue, the second promised, the third computed. */
    private static List<Map<LedgerColumn, Object>> rows() {
        var rows = new ArrayList<Map<LedgerColumn, Object>>();
        for (var project : List.of("P1", "P2")) {
            var first = LedgerSheets.firstRow(project);
            first.put(LedgerColumn.DUE_DATE, "2023-06-20");
            var second = LedgerSheets.nextRow("n2", "施工", "n1");
            second.put(LedgerColumn.DUE_DATE, "2023-10-31");
            rows.addAll(List.of(first, second, LedgerSheets.nextRow("n3", "验收", "n2")));
        }
        return rows;
    }

    private static List<Map<LedgerColumn, Object>> edited(Random random, List<Map<LedgerColumn, Object>> rows) {
        var edited = new ArrayList<Map<LedgerColumn, Object>>();
        rows.forEach(row -> edited.add(new TreeMap<>(row)));
        int edits = 1 + random.nextInt(4);
        for (int n = 0; n < edits; n++) {
            edit(random, edited);
        }
        return edited;
    }

    private static void edit(Random random, List<Map<LedgerColumn, Object>> rows) {
        int place = random.nextInt(rows.size());
        var row = rows.get(place);
        boolean isFirst = row.containsKey(LedgerColumn.PROJECT_ID);
        switch (random.nextInt(12)) {
            case 0 -> row.put(LedgerColumn.DURATION, random.nextInt(90));
            case 1 -> row.put(LedgerColumn.DUE_DATE, any(random, "2023-06-20", "2023-07-15", "2023-10-31", ""));
            case 2 -> row.put(LedgerColumn.NODE_ID, any(random, "n1", "n2", "n3", "n9", ""));
            case 3 -> row.put(LedgerColumn.NODE_NAME, any(random, "施工", "验收", "施工图设计", "新工序"));
            case 4 -> row.put(LedgerColumn.PREDECESSORS, any(random, "", "n1", "n2", "n3", "n1SS+5"));
            case 5 -> row.put(LedgerColumn.OWNER, any(random, "张三", "李四", "赵六"));
            case 6 -> row.put(LedgerColumn.CALENDAR, any(random, "", "工作日", "自然日"));
            case 7 -> {
                if (!isFirst) {
                    rows.remove(place);
                }
            }
            case 8 -> rows.add(place + 1, LedgerSheets.nextRow(any(random, "", "n7"), "加的节点", ""));
            case 9 -> row.put(LedgerColumn.GOAL, any(random, "目标一", "目标二", ""));
            case 10 -> {
                if (isFirst) {
                    row.put(LedgerColumn.FINISH_BY, any(random, "2023-11-30", "2024-03-31"));
                    row.put(LedgerColumn.TOTAL_INVESTMENT, BigDecimal.valueOf(1 + random.nextInt(9)));
                }
            }
            default -> row.put(LedgerColumn.PROGRESS, random.nextInt(101));
        }
    }

    private static String any(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
