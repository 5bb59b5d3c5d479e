package city.renewal.project.domain.ledger;

import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One response names all invalid cells, for any combination of faults. */
class EveryBadCellTest {
    private static final int LEDGERS = 400;
    private static final int MAX_FAULTS = 25;
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 30);
    private static final LedgerProgramme PROGRAMME = new LedgerProgramme(
            LedgerSheets.PROGRAMME.programmeId(),
            LedgerSheets.PROGRAMME.name(),
            2023,
            "370212",
            LedgerSheets.PROGRAMME.fields(),
            LedgerSheets.PROGRAMME.headquarters(),
            TODAY);
    private static final List<LedgerColumn> TEXTS =
            List.of(LedgerColumn.UNIT, LedgerColumn.LEADER, LedgerColumn.NODE_NAME, LedgerColumn.OWNER);

    /** A cell of the ledger: the data row, counted from 0, and its column. */
    private record CellPosition(int row, LedgerColumn column) {}

    /**
     * An invalid value of a cell.
     *
     * @param context cells that must stay unchanged for the value to be invalid
     */
    private record BadValue(CellPosition at, Object value, Set<CellPosition> context) {}

    @Test
    void namesEveryOneOfTheCellsThatWereMadeBad() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int n = 0; n < LEDGERS; n++) {
            var rows = rows(random);
            var plants = plants(random, rows);
            var ledger = LedgerSheets.empty();
            rows.forEach(ledger::with);
            plants.forEach((at, value) -> ledger.with(at.row(), at.column(), value));

            var named = named(ledger.read(PROGRAMME));

            assertThat(named)
                    .as("seed %d, ledger %d, planted %s", seed, n, plants)
                    .containsAll(plants.keySet().stream()
                            .map(at -> cell(at.row(), at.column()))
                            .toList());
        }
    }

    @Test
    void theLedgerIsGoodBeforeAnythingIsPlanted() {
        var ledger = LedgerSheets.empty();
        rows(new Random(1)).forEach(ledger::with);

        assertThat(named(ledger.read(PROGRAMME))).isEmpty();
    }

    private static Set<String> named(LedgerReadResult reading) {
        var violations = reading instanceof RefusedLedger refused ? refused.violations() : List.<LedgerViolation>of();
        return Stream.concat(
                        violations.stream().map(LedgerViolation::cell),
                        reading.warnings().stream()
                                .filter(LedgerWarning::mustBeAccepted)
                                .map(LedgerWarning::cell))
                .collect(Collectors.toSet());
    }

    /** Two to five projects of one to six nodes, each node after the one above. */
    private static List<Map<LedgerColumn, Object>> rows(Random random) {
        var rows = new ArrayList<Map<LedgerColumn, Object>>();
        int projects = 2 + random.nextInt(4);
        for (int p = 1; p <= projects; p++) {
            int nodes = 1 + random.nextInt(6);
            for (int n = 1; n <= nodes; n++) {
                var row = n == 1
                        ? LedgerSheets.firstRow("P" + p)
                        : LedgerSheets.nextRow("n" + n, "节点" + n, "n" + (n - 1));
                row.put(LedgerColumn.DURATION, 10);
                row.put(LedgerColumn.STARTED_ON, "2023-03-%02d".formatted(n));
                row.put(LedgerColumn.COMPLETED_ON, "2023-05-%02d".formatted(n));
                row.put(LedgerColumn.PROGRESS, 100);
                row.put(LedgerColumn.LAST_REPORTED_ON, "2023-05-20");
                row.put(LedgerColumn.DUE_DATE, "2023-06-01");
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<CellPosition, Object> plants(Random random, List<Map<LedgerColumn, Object>> rows) {
        var planted = new HashMap<CellPosition, Object>();
        var context = new HashSet<CellPosition>();
        int faults = 1 + random.nextInt(MAX_FAULTS);
        for (int n = 0; n < faults; n++) {
            var candidates = candidates(rows, random.nextInt(rows.size()));
            var plant = candidates.get(random.nextInt(candidates.size()));
            boolean isFree = !planted.containsKey(plant.at()) && !context.contains(plant.at());
            if (isFree && plant.context().stream().noneMatch(planted::containsKey)) {
                planted.put(plant.at(), plant.value());
                context.addAll(plant.context());
            }
        }
        return planted;
    }

    private static List<BadValue> candidates(List<Map<LedgerColumn, Object>> rows, int row) {
        var plants = new ArrayList<BadValue>();
        boolean isFirst = rows.get(row).containsKey(LedgerColumn.PROJECT_ID);
        int first = row;
        while (!rows.get(first).containsKey(LedgerColumn.PROJECT_ID)) {
            first--;
        }
        ofAnyRow(plants, row, first);
        if (isFirst) {
            ofFirstRow(plants, rows, row);
        } else {
            ofLaterRow(plants, row, first);
        }
        return plants;
    }

    private static void ofAnyRow(List<BadValue> plants, int row, int first) {
        for (var column : List.of(LedgerColumn.NODE_NAME, LedgerColumn.DURATION, LedgerColumn.OWNER)) {
            plants.add(plant(row, column, ""));
        }
        for (var column : List.of(
                LedgerColumn.STARTED_ON,
                LedgerColumn.COMPLETED_ON,
                LedgerColumn.LAST_REPORTED_ON,
                LedgerColumn.DUE_DATE,
                LedgerColumn.GOAL_DATE)) {
            plants.add(plant(row, column, "2023-02-30"));
            if (column != LedgerColumn.DUE_DATE && column != LedgerColumn.GOAL_DATE) {
                plants.add(plant(row, column, "2023-07-01"));
            }
        }
        plants.add(plant(row, LedgerColumn.COMPLETED_ON, "2013-05-01"));
        plants.add(plant(row, LedgerColumn.COMPLETED_ON, "2023-02-28", at(row, LedgerColumn.STARTED_ON)));
        plants.add(plant(row, LedgerColumn.DUE_DATE, "2023-12-01", at(first, LedgerColumn.FINISH_BY)));
        plants.add(plant(row, LedgerColumn.PROGRESS, 101));
        plants.add(plant(row, LedgerColumn.PROGRESS, new BigDecimal("0.6")));
        plants.add(plant(row, LedgerColumn.PROGRESS, 60, at(row, LedgerColumn.COMPLETED_ON)));
        plants.add(plant(row, LedgerColumn.PREDECESSORS, "zz"));
        plants.add(plant(row, LedgerColumn.NODE_ID, "a b!"));
        plants.add(plant(row, LedgerColumn.CALENDAR, "农历"));
        plants.add(plant(row, LedgerColumn.REPORT_EVERY, "有空"));
        plants.add(plant(row, LedgerColumn.WEIGHT, -1));
        plants.add(plant(row, LedgerColumn.DURATION, new BigDecimal("2.5")));
        plants.add(plant(row, LedgerColumn.OWNER, "张三、李四"));
        plants.add(plant(row, LedgerColumn.NODE_NAME, "施工\u202e图"));
        plants.add(plant(row, LedgerColumn.OWNER_ID, "!"));
        plants.add(plant(row, LedgerColumn.SUPERVISOR_ID, "!"));
        plants.add(plant(row, LedgerColumn.NODE_UNIT_ID, "!"));
        plants.add(plant(row, LedgerColumn.UNIT_ID, "!"));
        plants.add(plant(row, LedgerColumn.LEADER_ID, "!"));
        TEXTS.forEach(column -> plants.add(plant(row, column, "长".repeat(201))));
    }

    private static void ofFirstRow(List<BadValue> plants, List<Map<LedgerColumn, Object>> rows, int row) {
        for (var column : List.of(
                LedgerColumn.PROJECT_NAME,
                LedgerColumn.FIELD,
                LedgerColumn.AREA,
                LedgerColumn.TOTAL_INVESTMENT,
                LedgerColumn.PLANNED_INVESTMENT,
                LedgerColumn.UNIT,
                LedgerColumn.LEADER,
                LedgerColumn.FINISH_BY)) {
            plants.add(plant(row, column, ""));
        }
        plants.add(plant(row, LedgerColumn.PROJECT_NAME, "长".repeat(201)));
        plants.add(plant(row, LedgerColumn.PROJECT_ID, "P/" + row));
        plants.add(plant(row, LedgerColumn.FIELD, "月球"));
        plants.add(plant(row, LedgerColumn.HEADQUARTERS, "月球"));
        plants.add(plant(row, LedgerColumn.AREA, "月球"));
        plants.add(plant(row, LedgerColumn.TOTAL_INVESTMENT, "很多"));
        plants.add(plant(row, LedgerColumn.TOTAL_INVESTMENT, 1001));
        plants.add(plant(row, LedgerColumn.PLANNED_INVESTMENT, -1));
        plants.add(plant(row, LedgerColumn.PLANNED_INVESTMENT, 80_000_000, at(row, LedgerColumn.TOTAL_INVESTMENT)));
        plants.add(plant(row, LedgerColumn.PAID_6, 80_000, at(row, LedgerColumn.TOTAL_INVESTMENT)));
        plants.add(plant(row, LedgerColumn.PAID_7, 1));
        plants.add(plant(row, LedgerColumn.PAID_5, "很多"));
        plants.add(plant(row, LedgerColumn.FINISH_BY, "2023-13-01"));
        plants.add(plant(row, LedgerColumn.BUILDINGS, "几栋"));
        plants.add(plant(row, LedgerColumn.HOUSEHOLDS, -1));
        plants.add(plant(row, LedgerColumn.FLOOR_AREA, "大"));
        boolean hasThree = row + 2 < rows.size()
                && !rows.get(row + 1).containsKey(LedgerColumn.PROJECT_ID)
                && !rows.get(row + 2).containsKey(LedgerColumn.PROJECT_ID);
        if (hasThree) {
            plants.add(plant(
                    row,
                    LedgerColumn.PREDECESSORS,
                    "n3",
                    at(row, LedgerColumn.NODE_ID),
                    at(row + 1, LedgerColumn.NODE_ID),
                    at(row + 2, LedgerColumn.NODE_ID),
                    at(row + 1, LedgerColumn.PREDECESSORS),
                    at(row + 2, LedgerColumn.PREDECESSORS)));
        }
    }

    private static void ofLaterRow(List<BadValue> plants, int row, int first) {
        plants.add(plant(row, LedgerColumn.NODE_ID, "n1", at(first, LedgerColumn.NODE_ID)));
        plants.add(plant(
                row,
                LedgerColumn.PROJECT_NAME,
                "别的名字",
                at(row, LedgerColumn.TOTAL_INVESTMENT),
                at(row, LedgerColumn.FINISH_BY),
                at(row, LedgerColumn.AREA)));
        plants.add(plant(row, LedgerColumn.TOTAL_INVESTMENT, 9, at(first, LedgerColumn.TOTAL_INVESTMENT)));
        plants.add(plant(row, LedgerColumn.FINISH_BY, "2023-10-31", at(first, LedgerColumn.FINISH_BY)));
        plants.add(plant(row, LedgerColumn.AREA, "沙子口街道", at(first, LedgerColumn.AREA)));
    }

    private static CellPosition at(int row, LedgerColumn column) {
        return new CellPosition(row, column);
    }

    private static BadValue plant(int row, LedgerColumn column, Object value, CellPosition... context) {
        return new BadValue(at(row, column), value, Set.of(context));
    }
}
