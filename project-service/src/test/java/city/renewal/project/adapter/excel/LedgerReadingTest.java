package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aFirstRow;
import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static city.renewal.project.adapter.excel.LedgerBuilder.aNextRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.renewal.events.CalendarIds;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.Predecessor;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReadingTest {

    @Test
    void readsAProjectWithItsNodes() {
        var ledger = parsed(aLedger().read());

        assertThat(ledger.titleLines()).containsExactly("崂山区2023年城市更新项目台账", "崂更〔2023〕1号");
        assertThat(ledger.projects()).hasSize(1);
        var project = ledger.projects().getFirst();
        assertThat(project.projectId()).isEqualTo("P1");
        assertThat(project.row()).isEqualTo(4);
        assertThat(project.entry().programme()).isEqualTo("laoshan-2023");
        assertThat(project.entry().field()).isEqualTo("f1");
        assertThat(project.entry().headquarters()).isEqualTo("h1");
        assertThat(project.entry().area()).isEqualTo("370212001");
        assertThat(project.entry().unit().name()).isEqualTo("区住建局");
        assertThat(project.anchor().finishBy()).isEqualTo(LocalDate.of(2023, 11, 30));
        assertThat(project.nodes()).extracting(LedgerNode::nodeId).containsExactly("n1", "n2");
        assertThat(project.nodes().get(1).predecessors())
                .containsExactly(new Predecessor("n1", Predecessor.Type.FS, 0));
        assertThat(ledger.rows())
                .extracting(LedgerRow::row, LedgerRow::nodeId, LedgerRow::outcome)
                .containsExactly(
                        tuple(4, "n1", LedgerRow.Outcome.ACCEPTED), tuple(5, "n2", LedgerRow.Outcome.ACCEPTED));
    }

    @Test
    void readsYiBesideWanFromTheHeaders() {
        var project = onlyProject(aLedger().read());

        assertThat(project.entry().totalInvestment().amount()).isEqualTo("120000000.00");
        assertThat(project.entry().plannedThisYear().amount()).isEqualTo("80000000.00");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5亿元, 150000000.00",
        "１．５亿, 150000000.00",
        "'15,000万元', 150000000.00",
        "'15,000.5 万', 150005000.00",
        "130000000.01元, 130000000.01",
        "¥1.5, 150000000.00",
        "1.56, 156000000.00"
    })
    void aUnitInTheCellWins(String text, BigDecimal yuan) {
        var project = onlyProject(
                aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, text).read());

        assertThat(project.entry().totalInvestment().amount()).isEqualTo(yuan);
    }

    @ParameterizedTest
    @CsvSource({
        "15.600000000000001, 1560000000.00",
        "0.1, 10000000.00",
        "1.0000000000000002, 100000000.00",
        "33.3333333333333357, 3333333333.33"
    })
    void whatADoubleLeavesBehindTheShownDigitsIsNotMoney(BigDecimal stored, BigDecimal yuan) {
        var project = onlyProject(aLedger()
                .with(0, LedgerColumn.TOTAL_INVESTMENT, stored)
                .with(0, LedgerColumn.PLANNED_INVESTMENT, 0)
                .read());

        assertThat(project.entry().totalInvestment().amount()).isEqualTo(yuan);
    }

    @Test
    void readsPaymentsPerMonthAndSkipsBlankMonths() {
        var project = onlyProject(aLedger()
                .withHeader(LedgerColumn.PAID_1, "1月完成投资(万元)")
                .with(0, LedgerColumn.PAID_1, 120)
                .with(0, LedgerColumn.PAID_3, "0.5亿元")
                .read());

        assertThat(project.investments())
                .containsExactly(
                        new MonthlyInvestment("2023-01", Money.yuan(new BigDecimal("1200000")), null),
                        new MonthlyInvestment("2023-03", Money.yuan(new BigDecimal("50000000")), null));
    }

    @Test
    void readsMoneyInScientificNotation() {
        var workbook = aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, 123.455).bytes();
        var scientific = XlsxBytes.replaceInPart(workbook, "xl/worksheets/sheet1.xml", "123.455", "1.23455E+2");

        var project = onlyProject(LedgerBuilder.read(scientific));

        assertThat(project.entry().totalInvestment().amount()).isEqualTo("12345500000.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-06-30",
                "2023/6/30",
                "2023.6.30",
                "2023年6月30日",
                "２０２３年６月３０日",
                "20230630",
                " 2023 - 06 - 30 ",
                "2023-06-30 00:00:00"
            })
    void readsDatesAsPeopleWriteThem(String text) {
        var node = onlyProject(aLedger().with(0, LedgerColumn.DUE_DATE, text).read())
                .nodes()
                .getFirst();

        assertThat(node.dueDate()).isEqualTo(LocalDate.of(2023, 6, 30));
    }

    @Test
    void readsDateCellsHoweverTheyAreFormatted() {
        var due = LocalDate.of(2023, 6, 30);
        int serial = 45107;

        for (var cell : List.of(
                due,
                new LedgerBuilder.Formatted(serial, "yyyy\"年\"m\"月\"d\"日\";@"),
                new LedgerBuilder.Formatted(serial + 0.375, "m/d/yy h:mm"),
                serial,
                20230630)) {
            var node = onlyProject(
                            aLedger().with(0, LedgerColumn.DUE_DATE, cell).read())
                    .nodes()
                    .getFirst();
            assertThat(node.dueDate()).as("%s", cell).isEqualTo(due);
        }
    }

    @Test
    void readsCellsMergedOverTheNodesOfAProject() {
        var ledger = aLedger().with(aFirstRow("P2")).with(aNextRow("n2", "施工", "n1"));
        for (var column : List.of(LedgerColumn.PROJECT_ID, LedgerColumn.PROJECT_NAME, LedgerColumn.OWNER)) {
            ledger.merged(column, 0, 1).merged(column, 2, 3);
        }
        ledger.with(1, LedgerColumn.OWNER, null);

        var projects = parsed(ledger.read()).projects();

        assertThat(projects).extracting(LedgerProject::projectId).containsExactly("P1", "P2");
        assertThat(projects.getFirst().nodes())
                .extracting(node -> node.responsibility().owner().name())
                .containsExactly("张三", "张三");
    }

    @Test
    void readsProjectCellsThatAreRepeatedOnEveryRow() {
        var ledger = aLedger();
        aFirstRow("P1").forEach((column, value) -> {
            if (column != LedgerColumn.NODE_ID && column != LedgerColumn.NODE_NAME) {
                ledger.with(1, column, value);
            }
        });

        assertThat(onlyProject(ledger.read()).nodes()).hasSize(2);
    }

    @Test
    void findsHeadersInAnyOrderWithAnyBracketsAndLineBreaks() {
        var ledger = aLedger()
                .withHeader(LedgerColumn.TOTAL_INVESTMENT, "总投资\n（亿元）")
                .withHeader(LedgerColumn.PLANNED_INVESTMENT, "2023年 计划投资 （万元）")
                .withHeader(LedgerColumn.AREA, " 街 道 ")
                .withHeader(LedgerColumn.LEADER, "*牵头（包保）领导")
                .withCell(3, 40, "备注")
                .withCell(4, 40, "随便写");

        assertThat(onlyProject(ledger.read()).entry().totalInvestment().amount())
                .isEqualTo("120000000.00");
    }

    @Test
    void findsHeadersThatSpanTwoRowsBelowAGroupHeading() {
        var workbook = TwoRowHeader.bytes();

        var project = onlyProject(LedgerBuilder.read(workbook));

        assertThat(project.entry().plannedThisYear().amount()).isEqualTo("80000000.00");
        assertThat(project.row()).isEqualTo(4);
    }

    @Test
    void passesOverTotalsNotesAndBlankRows() {
        var ledger = aLedger()
                .withCell(7, LedgerColumn.ORDINAL.ordinal(), "合计")
                .withCell(7, LedgerColumn.TOTAL_INVESTMENT.ordinal(), 1.2)
                .withCell(9, 0, "注：以上为示例。");

        assertThat(parsed(ledger.read()).rows()).hasSize(2);
    }

    @Test
    void readsLinksWithTypesAndLags() {
        var ledger = aLedger().with(aNextRow("n3", "竣工", "n1SS+5、n2ＦＦ-3")).with(aNextRow("n4", "验收", "n3+2，n1"));

        var nodes = onlyProject(ledger.read()).nodes();

        assertThat(nodes.get(2).predecessors())
                .containsExactly(
                        new Predecessor("n1", Predecessor.Type.SS, 5), new Predecessor("n2", Predecessor.Type.FF, -3));
        assertThat(nodes.get(3).predecessors())
                .containsExactly(
                        new Predecessor("n3", Predecessor.Type.FS, 2), new Predecessor("n1", Predecessor.Type.FS, 0));
    }

    @Test
    void aCodeThatEndsLikeALagIsStillACode() {
        var ledger = aLedger()
                .with(0, LedgerColumn.NODE_ID, "LS-1-1")
                .with(1, LedgerColumn.NODE_ID, "LS-1-2")
                .with(1, LedgerColumn.PREDECESSORS, "LS-1-1");

        assertThat(onlyProject(ledger.read()).nodes().get(1).predecessors())
                .containsExactly(new Predecessor("LS-1-1", Predecessor.Type.FS, 0));
    }

    @Test
    void nodesWithoutCodesAreNumberedByPosition() {
        var ledger = aLedger().with(0, LedgerColumn.NODE_ID, null).with(1, LedgerColumn.NODE_ID, null);

        assertThat(onlyProject(ledger.read()).nodes())
                .extracting(LedgerNode::nodeId)
                .containsExactly("n1", "n2");
    }

    @Test
    void peopleWithoutIdsGetTheSameIdInEveryLedger() {
        var one = onlyProject(aLedger().read());
        var other = onlyProject(aLedger()
                .with(0, LedgerColumn.PROJECT_ID, "P9")
                .with(0, LedgerColumn.OWNER, "张 三")
                .read());

        assertThat(ownerId(one, 0))
                .startsWith("p-")
                .isEqualTo(ownerId(other, 0))
                .isNotEqualTo(ownerId(one, 1));
        assertThat(one.entry().unit()).isEqualTo(other.entry().unit());
    }

    @Test
    void idsInTheLedgerAreUsed() {
        var project = onlyProject(aLedger()
                .with(0, LedgerColumn.UNIT_ID, "u1")
                .with(0, LedgerColumn.LEADER_ID, "p-leader")
                .with(0, LedgerColumn.OWNER_ID, "p-owner")
                .read());

        assertThat(project.entry().unit().unitId()).isEqualTo("u1");
        assertThat(project.nodes().get(1).responsibility().unit().unitId()).isEqualTo("u1");
        assertThat(project.nodes().get(1).responsibility().leader())
                .isEqualTo(project.entry().leader());
        assertThat(project.nodes().getFirst().responsibility().owner().personId())
                .isEqualTo("p-owner");
    }

    @Test
    void aNodeMayHaveAUnitAndALeaderOfItsOwn() {
        var project = onlyProject(aLedger()
                .with(0, LedgerColumn.NODE_UNIT, "区规划局")
                .with(1, LedgerColumn.UNIT, "区自然资源局")
                .with(1, LedgerColumn.LEADER, "孙领导")
                .read());

        assertThat(project.entry().unit().name()).isEqualTo("区住建局");
        assertThat(project.nodes())
                .extracting(node -> node.responsibility().unit().name())
                .containsExactly("区规划局", "区自然资源局");
        assertThat(project.nodes().get(1).responsibility().leader())
                .isNotEqualTo(project.entry().leader());
    }

    @Test
    void readsActualDatesAndProgress() {
        var actuals = onlyProject(aLedger()
                        .with(0, LedgerColumn.STARTED_ON, "2023-02-01")
                        .with(0, LedgerColumn.PROGRESS, new LedgerBuilder.Formatted(0.4, "0%"))
                        .with(0, LedgerColumn.LAST_REPORTED_ON, LocalDate.of(2023, 6, 25))
                        .with(0, LedgerColumn.CALENDAR, "工作日")
                        .with(0, LedgerColumn.REPORT_EVERY, "周")
                        .with(0, LedgerColumn.WEIGHT, 2.5)
                        .read())
                .nodes()
                .getFirst();

        assertThat(actuals.actuals().startedOn()).isEqualTo(LocalDate.of(2023, 2, 1));
        assertThat(actuals.actuals().progressPercent()).isEqualTo(40);
        assertThat(actuals.actuals().lastReportedOn()).isEqualTo(LocalDate.of(2023, 6, 25));
        assertThat(actuals.calendar()).isEqualTo(CalendarIds.WORKING);
        assertThat(actuals.reportEveryDays()).isEqualTo(7);
        assertThat(actuals.weight()).isEqualByComparingTo("2.5");
    }

    @Test
    void readsGoalsScopeAndCityTasks() {
        var project = onlyProject(aLedger()
                .with(0, LedgerColumn.GOAL, "年内开工")
                .with(0, LedgerColumn.GOAL_DATE, "2023-12-31")
                .with(0, LedgerColumn.BUILDINGS, "38栋")
                .with(0, LedgerColumn.HOUSEHOLDS, 1200)
                .withHeader(LedgerColumn.FLOOR_AREA, "面积(万平方米)")
                .with(0, LedgerColumn.FLOOR_AREA, 9.6)
                .with(0, LedgerColumn.CITY_TASKS, "S01、S02")
                .read());

        assertThat(project.goals()).hasSize(1);
        assertThat(project.nodes()).extracting(LedgerNode::goalId).containsExactly("g1", "g1");
        assertThat(project.entry().scope()).isNotNull().satisfies(scope -> {
            assertThat(scope.buildings()).isEqualTo(38);
            assertThat(scope.areaSquareMetres()).isEqualByComparingTo("96000");
        });
        assertThat(project.entry().cityTasks()).containsExactly("S01", "S02");
    }

    @ParameterizedTest
    @CsvSource({"崂山区, 370212", "全区, 370212", "中韩, 370212001", "370212002, 370212002", "370212002003, 370212002003"})
    void readsStreetsByNameOrCode(String text, String code) {
        var project = onlyProject(aLedger().with(0, LedgerColumn.AREA, text).read());

        assertThat(project.entry().area()).isEqualTo(code);
    }

    private static String ownerId(LedgerProject project, int node) {
        return project.nodes().get(node).responsibility().owner().personId();
    }

    private static ParsedLedger parsed(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(ParsedLedger.class);
        return (ParsedLedger) reading;
    }

    private static LedgerProject onlyProject(LedgerReadResult reading) {
        var projects = parsed(reading).projects();
        assertThat(projects).hasSize(1);
        return projects.getFirst();
    }
}
