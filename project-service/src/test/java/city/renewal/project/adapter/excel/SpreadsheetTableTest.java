package city.renewal.project.adapter.excel;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.problem.TableFormat.ReadResult;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.problemfile.ProblemColumn;
import city.renewal.project.domain.standard.StandardColumn;
import city.renewal.project.domain.standard.StandardFile;
import city.renewal.project.domain.table.TableColumn;
import city.renewal.project.domain.table.TableRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTableTest {
    private static final Map<StandardColumn, String> EXAMPLE =
            Map.of(StandardColumn.ITEM, "1.1", StandardColumn.NAME, "沿街外立面无破损", StandardColumn.POINTS, "2");
    private static final SpreadsheetTable<StandardColumn> STANDARDS =
            new SpreadsheetTable<>("考核标准", List.of(StandardColumn.values()), EXAMPLE);
    private static final SpreadsheetTable<ProblemColumn> PROBLEMS =
            new SpreadsheetTable<>("问题清单", List.of(ProblemColumn.values()), ProblemColumn.EXAMPLE);

    @Test
    void theTemplateReadsBackAsAGoodStandard() throws IOException {
        var stated = StandardFile.read(rows(STANDARDS, template(STANDARDS)));

        assertThat(stated.violations()).isEmpty();
        assertThat(stated.items()).singleElement().satisfies(item -> {
            assertThat(item.item()).isEqualTo("1.1");
            assertThat(item.points()).isEqualByComparingTo("2");
        });
    }

    @Test
    void theTemplateOfProblemsHasEveryColumn() throws IOException {
        var row = rows(PROBLEMS, template(PROBLEMS)).getFirst();

        assertThat(row.places()).containsOnlyKeys(ProblemColumn.values());
        assertThat(row.shown(ProblemColumn.DUE_DATE)).isEqualTo("2023-07-31");
    }

    @Test
    void aHeaderMayStandBelowATitleAndInEnglish() throws IOException {
        var file = "2024 年考核标准\nitem, POINTS ,name\n1.1,2,x\n";

        assertThat(StandardFile.read(rows(STANDARDS, file.getBytes(StandardCharsets.UTF_8)))
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "甲,乙\n1,2\n", "条目编号,考核内容\n1,x\n", "PK\u0003\u0004nonsense", "<html></html>"})
    void aFileWithoutTheTableGivesAResult(String file) throws IOException {
        assertThat(STANDARDS.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ReadResult.Unreadable.class);
    }

    @Test
    void aStandardThatIsTooLongIsRefusedAsAWhole() throws IOException {
        var file = new StringBuilder("条目编号,考核内容,扣分上限\n");
        for (int n = 0; n <= StandardFile.MAX_ITEMS; n++) {
            file.append("i").append(n).append(",x,1\n");
        }

        assertThat(StandardFile.read(rows(STANDARDS, file.toString().getBytes(StandardCharsets.UTF_8)))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.fault()).isEqualTo(LedgerFault.TOO_MANY_ROWS));
    }

    private static <C extends TableColumn> byte[] template(SpreadsheetTable<C> table) throws IOException {
        var bytes = new ByteArrayOutputStream();
        table.writeTemplate(bytes);
        return bytes.toByteArray();
    }

    private static <C extends TableColumn> List<TableRow<C>> rows(SpreadsheetTable<C> table, byte[] file)
            throws IOException {
        return switch (table.read(new ByteArrayInputStream(file))) {
            case ReadResult.Rows<C>(var rows) -> rows;
            case ReadResult.Unreadable<C> unreadable -> throw new AssertionError("Unreadable: " + unreadable);
        };
    }
}
