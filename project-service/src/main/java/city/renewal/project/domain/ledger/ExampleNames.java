package city.renewal.project.domain.ledger;

import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.StableIds;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the template's example to the programme into which it is imported, even if the template was written for
 * another one: the field is one of the programme's, the area falls back to the whole district, the finish lies in the
 * programme's year, and the code is unique.
 */
final class ExampleNames extends ProgrammeNames {

    private final LedgerProgramme programme;

    ExampleNames(LedgerProgramme programme, AreaTree areas) {
        super(programme, areas);
        this.programme = programme;
    }

    /** Whether a row is the template's unedited example; a user who turns it into a project gives it another name. */
    static boolean isExample(RowCells row) {
        return CellText.compact(row.shown(LedgerColumn.PROJECT_ID)).equals(LedgerExample.PROJECT_ID)
                && CellText.compact(row.shown(LedgerColumn.PROJECT_NAME))
                        .equals(CellText.compact(LedgerExample.PROJECT_NAME));
    }

    @Override
    String shownId(RowCells row) {
        return projectId(row);
    }

    @Override
    String projectId(RowCells row) {
        var id = LedgerExample.PROJECT_ID + "-" + programmeId();
        return id.length() <= 64 ? id : StableIds.of(LedgerExample.PROJECT_ID + "-", "", programmeId());
    }

    @Override
    @Nullable
    LocalDate finishBy(RowCells row) {
        return LocalDate.of(year(), LedgerExample.FINISH_MONTH, LedgerExample.FINISH_DAY);
    }

    @Override
    @Nullable
    String field(RowCells row) {
        var field = fieldNamed(row.shown(LedgerColumn.FIELD));
        return field != null || programme.fields().isEmpty()
                ? field
                : programme.fields().getFirst().fieldId();
    }

    @Override
    @Nullable
    String headquarters(RowCells row) {
        return headquartersNamed(row.shown(LedgerColumn.HEADQUARTERS));
    }

    @Override
    String area(RowCells row) {
        return areaNamed(row.shown(LedgerColumn.AREA)).orElse(programme.area());
    }
}
