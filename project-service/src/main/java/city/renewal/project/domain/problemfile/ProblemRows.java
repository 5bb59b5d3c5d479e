package city.renewal.project.domain.problemfile;

import city.renewal.events.ChineseTerms;
import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem.Source;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.area.Area;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.problem.Category;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.table.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the rows of a workbook of one programme into drafts. A person without an id is the active person with that
 * name in the directory.
 *
 * @param district code of the programme's area, which contains the streets
 */
public record ProblemRows(String programme, String district, AreaTree areas, DirectoryView directory) {
    private static final Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    private static final BigDecimal MAX_POINTS = BigDecimal.valueOf(1_000);
    private static final BigDecimal HALF_ROUND = BigDecimal.valueOf(180);
    private static final BigDecimal QUARTER_ROUND = BigDecimal.valueOf(90);
    private static final int MAX_BLOCKS = 200;
    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("现场", Source.SITE),
            Map.entry("现场发现", Source.SITE),
            Map.entry("督查", Source.INSPECTION),
            Map.entry("检查", Source.INSPECTION),
            Map.entry("督导检查", Source.INSPECTION),
            Map.entry("批示", Source.INSTRUCTION),
            Map.entry("考核", Source.ASSESSMENT),
            Map.entry("考核扣分", Source.ASSESSMENT),
            Map.entry("测评", Source.ASSESSMENT));

    /**
     * Parses the draft of a row; it must only be used if no violation was added.
     *
     * @param id id of the problem if its row has none
     */
    public ProblemDraft draft(TableRow<ProblemColumn> row, String id, List<LedgerViolation> violations) {
        var unit = unit(row, violations);
        var description = row.note(ProblemColumn.DESCRIPTION, 4_000, violations);
        var category = row.text(ProblemColumn.CATEGORY, 50, violations);
        return new ProblemDraft(
                Objects.requireNonNullElse(row.id(ProblemColumn.PROBLEM_ID, violations), id),
                programme,
                row.id(ProblemColumn.PROJECT_ID, violations),
                row.id(ProblemColumn.NODE_ID, violations),
                area(row, violations),
                source(row, violations),
                Objects.requireNonNullElse(row.text(ProblemColumn.TITLE, 200, violations), ""),
                Objects.requireNonNullElse(description, ""),
                category == null ? "" : Category.normalised(category),
                row.number(ProblemColumn.DEDUCTION, BigDecimal.ZERO, MAX_POINTS, 2, violations),
                row.text(ProblemColumn.STANDARD_ITEM, 300, violations),
                person(row, ProblemColumn.LEADER_ID, ProblemColumn.LEADER, null, violations),
                person(row, ProblemColumn.OWNER_ID, ProblemColumn.OWNER, unit, violations),
                unit,
                Objects.requireNonNullElse(row.date(ProblemColumn.DUE_DATE, violations), LocalDate.EPOCH),
                List.of(),
                location(row, violations),
                blocks(row, violations));
    }

    private @Nullable String area(TableRow<ProblemColumn> row, List<LedgerViolation> violations) {
        var text = row.text(ProblemColumn.AREA, 100, violations);
        if (text == null || AREA.matcher(text).matches()) {
            return text;
        }
        var code = areas.byName(district, text).map(Area::code).orElse(null);
        if (code == null) {
            violations.add(row.wrong(
                    ProblemColumn.AREA,
                    LedgerFault.UNKNOWN_AREA,
                    "不是本区的街道，也不是区划代码",
                    "Expected a street of the district, or a code of 6, 9 or 12 digits"));
        }
        return code;
    }

    private static Source source(TableRow<ProblemColumn> row, List<LedgerViolation> violations) {
        var text = row.text(ProblemColumn.SOURCE, 50, violations);
        if (text == null) {
            return Source.INSPECTION;
        }
        var code = text.toUpperCase(Locale.ROOT);
        for (var source : Source.values()) {
            if (source.name().equals(code) || ChineseTerms.of(source).equals(text)) {
                return source;
            }
        }
        var source = SOURCES.get(text);
        if (source == null) {
            violations.add(row.wrong(
                    ProblemColumn.SOURCE,
                    LedgerFault.BAD_CHOICE,
                    "应为 现场上报、巡查、领导批示 或 考核标准",
                    "Expected SITE, INSPECTION, INSTRUCTION or ASSESSMENT"));
            return Source.INSPECTION;
        }
        return source;
    }

    private @Nullable UnitRef unit(TableRow<ProblemColumn> row, List<LedgerViolation> violations) {
        var id = row.id(ProblemColumn.UNIT_ID, violations);
        var name = row.text(ProblemColumn.UNIT, 200, violations);
        if (id != null) {
            return new UnitRef(id, name == null ? directory.unitName(id) : name);
        }
        if (name == null) {
            return null;
        }
        var found = directory.unitsNamed(name);
        if (found.size() == 1) {
            return new UnitRef(found.getFirst().unitId(), name);
        }
        violations.add(
                found.isEmpty()
                        ? row.wrong(
                                ProblemColumn.UNIT,
                                LedgerFault.UNKNOWN_RESPONSIBLE_UNIT,
                                "单位目录中没有这个单位，请填写责任单位编号",
                                "The directory has no such unit; give its id")
                        : row.wrong(
                                ProblemColumn.UNIT,
                                LedgerFault.AMBIGUOUS_RESPONSIBLE_UNIT,
                                "有多个同名单位，请填写责任单位编号",
                                "Several units bear this name; give the id"));
        return null;
    }

    private @Nullable PersonRef person(
            TableRow<ProblemColumn> row,
            ProblemColumn idColumn,
            ProblemColumn nameColumn,
            @Nullable UnitRef unit,
            List<LedgerViolation> violations) {
        var id = row.id(idColumn, violations);
        var name = row.text(nameColumn, 200, violations);
        if (id != null) {
            return new PersonRef(
                    id,
                    name == null
                            ? directory.person(id).map(known -> known.name()).orElse(id)
                            : name);
        }
        if (name == null) {
            return null;
        }
        var found = unit == null ? directory.named(name) : directory.named(name, unit.unitId());
        if (found.size() == 1) {
            return new PersonRef(found.getFirst().personId(), found.getFirst().name());
        }
        violations.add(
                found.isEmpty()
                        ? row.wrong(
                                nameColumn,
                                LedgerFault.UNKNOWN_PERSON,
                                "人员目录中没有此人，请填写" + idColumn.title(),
                                "The directory has no such person; give the id")
                        : row.wrong(
                                nameColumn,
                                LedgerFault.AMBIGUOUS_PERSON,
                                "有多个同名人员，请填写" + idColumn.title(),
                                "Several people bear this name; give the id"));
        return null;
    }

    private static @Nullable Location location(TableRow<ProblemColumn> row, List<LedgerViolation> violations) {
        var longitude = row.number(ProblemColumn.LONGITUDE, HALF_ROUND.negate(), HALF_ROUND, 12, violations);
        var latitude = row.number(ProblemColumn.LATITUDE, QUARTER_ROUND.negate(), QUARTER_ROUND, 12, violations);
        if (longitude != null && latitude != null) {
            return new Location(longitude.doubleValue(), latitude.doubleValue());
        }
        Optional.ofNullable(longitude == null && latitude != null ? ProblemColumn.LONGITUDE : null)
                .or(() -> Optional.ofNullable(longitude != null ? ProblemColumn.LATITUDE : null))
                .filter(missing -> row.shown(missing).isEmpty())
                .ifPresent(missing -> violations.add(row.wrong(
                        missing, LedgerFault.MISSING_VALUE, "经度和纬度应同时填写", "Expected both longitude and latitude")));
        return null;
    }

    private static List<String> blocks(TableRow<ProblemColumn> row, List<LedgerViolation> violations) {
        var blocks = row.list(ProblemColumn.BLOCKS);
        if (blocks.size() <= MAX_BLOCKS) {
            return blocks;
        }
        violations.add(row.wrong(
                ProblemColumn.BLOCKS,
                LedgerFault.TOO_MANY_NODES,
                "最多 %d 个节点".formatted(MAX_BLOCKS),
                "Expected at most %d nodes".formatted(MAX_BLOCKS)));
        return List.of();
    }
}
