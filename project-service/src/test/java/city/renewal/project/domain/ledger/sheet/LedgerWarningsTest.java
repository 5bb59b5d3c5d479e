package city.renewal.project.domain.ledger.sheet;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.LedgerExample;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import org.junit.jupiter.api.Test;

class LedgerWarningsTest {

    @Test
    void warnsOfAHiddenRowWithDataAndReadsIt() {
        var reading = LedgerSheets.parsed(aLedger().hiding(1));

        assertThat(reading.projects().getFirst().nodes()).hasSize(2);
        assertThat(reading.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(LedgerWarning.Kind.HIDDEN_ROW);
            assertThat(warning.sheet()).isEqualTo(LedgerSheets.SHEET);
            assertThat(warning.row()).isEqualTo(5);
            assertThat(warning.place()).isEqualTo("row 5");
            assertThat(warning.mustBeAccepted()).isFalse();
        });
    }

    @Test
    void omitsTheTemplatesExampleIfThereAreOtherProjects() {
        var example = LedgerSheets.firstRow(LedgerExample.PROJECT_ID);
        example.put(LedgerColumn.PROJECT_NAME, LedgerExample.PROJECT_NAME);
        example.put(LedgerColumn.AREA, "别处的街道");

        var reading = LedgerSheets.parsed(aLedger().with(example));

        assertThat(reading.projects()).extracting(LedgerProject::projectId).containsExactly("P1");
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.warnings()).extracting(LedgerWarning::kind).containsExactly(LedgerWarning.Kind.EXAMPLE);
    }

    @Test
    void warnsOfAHiddenRowInARefusedLedgerToo() {
        var reading = aLedger().hiding(1).with(0, LedgerColumn.AREA, "月球街道").read();

        assertThat(reading).isInstanceOf(RefusedLedger.class);
        assertThat(reading.warnings()).hasSize(1);
    }
}
