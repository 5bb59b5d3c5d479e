package city.renewal.project.domain.ledger;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.domain.area.Area;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves names that depend on a programme: its fields, its headquarters, the streets of its district. */
class ProgrammeNames {

    private static final Set<String> WHOLE_DISTRICT = Set.of("全区", "区级", "全市", "市级", "区直");

    private final LedgerProgramme programme;
    private final AreaTree areas;

    ProgrammeNames(LedgerProgramme programme, AreaTree areas) {
        this.programme = programme;
        this.areas = areas;
    }

    String programmeId() {
        return programme.programmeId();
    }

    int year() {
        return programme.year();
    }

    LocalDate today() {
        return programme.today();
    }

    /** Formats a month of the programme's year as in events: {@code 2023-05}. */
    String month(int month) {
        return "%d-%02d".formatted(programme.year(), month);
    }

    String shownId(RowCells row) {
        return CellText.compact(row.shown(LedgerColumn.PROJECT_ID));
    }

    @Nullable
    String projectId(RowCells row) {
        return row.id(LedgerColumn.PROJECT_ID);
    }

    @Nullable
    LocalDate finishBy(RowCells row) {
        return row.date(LedgerColumn.FINISH_BY);
    }

    @Nullable
    String field(RowCells row) {
        var text = row.text(LedgerColumn.FIELD);
        if (text == null) {
            return null;
        }
        var named = fieldNamed(text);
        if (named != null) {
            return named;
        }
        var known = programme.fields().stream().map(Field::name).collect(Collectors.joining("、"));
        row.wrong(
                LedgerColumn.FIELD,
                LedgerFault.UNKNOWN_FIELD,
                "领域不在本计划中，应为：" + known,
                "Expected a field of programme %s: %s".formatted(programme.programmeId(), known));
        return null;
    }

    @Nullable
    String headquarters(RowCells row) {
        var text = row.text(LedgerColumn.HEADQUARTERS);
        if (text == null) {
            return null;
        }
        var named = headquartersNamed(text);
        if (named != null) {
            return named;
        }
        var known = programme.headquarters().stream().map(Headquarters::name).collect(Collectors.joining("、"));
        row.wrong(
                LedgerColumn.HEADQUARTERS,
                LedgerFault.UNKNOWN_HEADQUARTERS,
                "指挥部不在本计划中，应为：" + known,
                "Expected a headquarters of programme %s: %s".formatted(programme.programmeId(), known));
        return null;
    }

    @Nullable
    String area(RowCells row) {
        var text = row.text(LedgerColumn.AREA);
        if (text == null) {
            return null;
        }
        var found = areaNamed(text);
        if (found.isEmpty()) {
            var known = areas.below(programme.area()).stream().map(Area::name).collect(Collectors.joining("、"));
            row.wrong(
                    LedgerColumn.AREA,
                    LedgerFault.UNKNOWN_AREA,
                    "街道不在本区（%s），应为：%s".formatted(programme.area(), known),
                    "Expected a street of %s: %s".formatted(programme.area(), known));
        }
        return found.orElse(null);
    }

    @Nullable
    String fieldNamed(String text) {
        return programme.fields().stream()
                .filter(field -> same(field.name(), text) || field.fieldId().equals(text))
                .map(Field::fieldId)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String headquartersNamed(String text) {
        return programme.headquarters().stream()
                .filter(one -> same(one.name(), text) || one.headquartersId().equals(text))
                .map(Headquarters::headquartersId)
                .findFirst()
                .orElse(null);
    }

    Optional<String> areaNamed(String text) {
        var name = CellText.compact(text);
        if (WHOLE_DISTRICT.contains(name)) {
            return Optional.of(programme.area());
        }
        var code = name.length() == 12 && name.chars().allMatch(Character::isDigit) ? name.substring(0, 9) : name;
        return areas.byCode(code)
                .filter(area -> AreaTree.covers(programme.area(), area.code()))
                .map(known -> name)
                .or(() -> areas.byName(programme.area(), name).map(Area::code));
    }

    private static boolean same(String name, String text) {
        return CellText.compact(name).equals(CellText.compact(text));
    }
}
