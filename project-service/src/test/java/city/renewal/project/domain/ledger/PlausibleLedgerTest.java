package city.renewal.project.domain.ledger;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readable but implausible values are refused, or must be accepted by the sender. */
class PlausibleLedgerTest {
    private static final LedgerProgramme PROGRAMME = new LedgerProgramme(
            LedgerSheets.PROGRAMME.programmeId(),
            LedgerSheets.PROGRAMME.name(),
            2023,
            "370212",
            LedgerSheets.PROGRAMME.fields(),
            LedgerSheets.PROGRAMME.headquarters(),
            LocalDate.of(2023, 6, 30));

    @Test
    void refusesActualDatesAfterToday() {
        var ledger = aLedger()
                .with(0, LedgerColumn.STARTED_ON, "2023-07-01")
                .with(0, LedgerColumn.LAST_REPORTED_ON, "2023-07-01")
                .with(1, LedgerColumn.COMPLETED_ON, "2023-07-01")
                .with(0, LedgerColumn.PAID_7, 5);

        assertThat(violations(ledger))
                .containsExactlyInAnyOrder(
                        cell(0, LedgerColumn.STARTED_ON) + " IN_FUTURE",
                        cell(0, LedgerColumn.LAST_REPORTED_ON) + " IN_FUTURE",
                        cell(1, LedgerColumn.COMPLETED_ON) + " IN_FUTURE",
                        cell(0, LedgerColumn.PAID_7) + " IN_FUTURE");
    }

    @Test
    void takesTodayItselfAndNothingPaidInMonthsToCome() {
        var ledger = aLedger()
                .with(0, LedgerColumn.STARTED_ON, "2023-06-30")
                .with(0, LedgerColumn.COMPLETED_ON, "2023-06-30")
                .with(0, LedgerColumn.PAID_6, 5)
                .with(0, LedgerColumn.PAID_12, 0);

        var reading = (ParsedLedger) ledger.read(PROGRAMME);

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.projects().getFirst().investments()).hasSize(1);
    }

    @Test
    void refusesACompletionYearsBeforeTheProgramme() {
        var ledger = aLedger().with(0, LedgerColumn.COMPLETED_ON, "2013-05-31");

        assertThat(violations(ledger))
                .containsExactly(cell(0, LedgerColumn.COMPLETED_ON) + " COMPLETED_BEFORE_PROJECT");
    }

    @Test
    void refusesACompletionBeforeTheFirstStart() {
        var ledger = aLedger()
                .with(0, LedgerColumn.STARTED_ON, "2023-03-01")
                .with(1, LedgerColumn.COMPLETED_ON, "2023-02-01");

        assertThat(violations(ledger))
                .containsExactly(cell(1, LedgerColumn.COMPLETED_ON) + " COMPLETED_BEFORE_PROJECT");
    }

    @Test
    void takesACompletionBeforeWorkThatFollowsOnIt() {
        var ledger = aLedger()
                .with(0, LedgerColumn.COMPLETED_ON, "2023-02-01")
                .with(1, LedgerColumn.STARTED_ON, "2023-03-01");

        assertThat(warnings(ledger)).isEmpty();
    }

    @Test
    void warnsOfAShareWhereAPercentageIsMeant() {
        var ledger =
                aLedger().with(0, LedgerColumn.PROGRESS, new BigDecimal("0.6")).with(1, LedgerColumn.PROGRESS, 1);

        assertThat(warnings(ledger))
                .containsExactly(
                        cell(0, LedgerColumn.PROGRESS) + " SHARE_FOR_PERCENT",
                        cell(1, LedgerColumn.PROGRESS) + " SHARE_FOR_PERCENT");
    }

    @Test
    void takesAPercentageHoweverItIsShown() {
        var ledger = aLedger()
                .with(0, LedgerColumn.PROGRESS, new LedgerSheets.Percent(new BigDecimal("0.6")))
                .with(1, LedgerColumn.PROGRESS, "0.5%");

        assertThat(warnings(ledger)).isEmpty();
        assertThat(warnings(aLedger().with(1, LedgerColumn.PROGRESS, 1))).isEmpty();
    }

    @Test
    void warnsOfATotalAboveAThousandYi() {
        assertThat(warnings(aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, 1000)))
                .isEmpty();
        assertThat(warnings(aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, new BigDecimal("1000.01"))))
                .containsExactly(cell(0, LedgerColumn.TOTAL_INVESTMENT) + " TOTAL_VERY_LARGE");
    }

    @Test
    void warnsOfPaymentsAboveThreeTimesTheTotalAtTheLargestOfThem() {
        var atMost = aLedger().with(0, LedgerColumn.PAID_2, 36_000);
        var above = aLedger().with(0, LedgerColumn.PAID_1, 1).with(0, LedgerColumn.PAID_2, 36_000);

        assertThat(warnings(atMost)).isEmpty();
        assertThat(warnings(above)).containsExactly(cell(0, LedgerColumn.PAID_2) + " PAID_FAR_ABOVE_TOTAL");
    }

    private static List<String> violations(LedgerSheets ledger) {
        return ((RefusedLedger) ledger.read(PROGRAMME))
                .violations().stream()
                        .map(violation -> violation.cell() + " " + violation.fault())
                        .toList();
    }

    private static List<String> warnings(LedgerSheets ledger) {
        var reading = (ParsedLedger) ledger.read(PROGRAMME);
        return reading.warnings().stream()
                .filter(LedgerWarning::mustBeAccepted)
                .map(warning -> warning.cell() + " " + warning.kind())
                .toList();
    }
}
