package city.renewal.project.domain.problemfile;

import city.renewal.project.domain.table.TableColumn;
import java.util.List;
import java.util.Map;

/** The columns of a workbook of problems. A row is a problem; fields that its node or project defines may be blank. */
public enum ProblemColumn implements TableColumn {
    PROBLEM_ID(false, "问题编号", "problemId"),
    PROJECT_ID(false, "项目编号", "projectId"),
    NODE_ID(false, "节点编号", "nodeId"),
    AREA(false, "所属街道", "区域", "区划", "区划代码", "area"),
    SOURCE(false, "问题来源", "来源", "source"),
    TITLE(true, "问题", "问题名称", "title"),
    DESCRIPTION(false, "问题描述", "说明", "description"),
    CATEGORY(true, "问题类别", "类别", "category"),
    STANDARD_ITEM(false, "标准条目", "standardItem"),
    DEDUCTION(false, "扣分", "deduction"),
    UNIT_ID(false, "责任单位编号", "单位编号", "unitId"),
    UNIT(false, "责任单位", "unit"),
    OWNER_ID(false, "责任人编号", "ownerId"),
    OWNER(false, "责任人", "owner"),
    LEADER_ID(false, "牵头领导编号", "leaderId"),
    LEADER(false, "牵头领导", "包保领导", "leader"),
    DUE_DATE(true, "整改期限", "完成时限", "期限", "dueDate"),
    BLOCKS(false, "影响节点", "卡点节点", "blocks"),
    LONGITUDE(false, "经度", "longitude"),
    LATITUDE(false, "纬度", "latitude");

    /** The example row of the template. */
    public static final Map<ProblemColumn, String> EXAMPLE = Map.of(
            PROJECT_ID, "ls-001",
            NODE_ID, "n1",
            SOURCE, "督查",
            TITLE, "外墙保温层局部脱落",
            DESCRIPTION, "3 号楼北侧二层",
            CATEGORY, "质量",
            DUE_DATE, "2023-07-31");

    private final boolean required;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is.
    private final List<String> headers;

    ProblemColumn(boolean required, String... headers) {
        this.required = required;
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    /** The column of a problem's field, such as {@code owner.name} or {@code blocks[2]}. */
    public static ProblemColumn ofField(String field) {
        var name = field.replaceAll("[.\\[].*", "");
        return switch (name) {
            case "problemId" -> PROBLEM_ID;
            case "projectId" -> PROJECT_ID;
            case "nodeId" -> NODE_ID;
            case "area" -> AREA;
            case "source" -> SOURCE;
            case "category" -> CATEGORY;
            case "standardItem" -> STANDARD_ITEM;
            case "deduction" -> DEDUCTION;
            case "unit" -> UNIT;
            case "owner" -> OWNER;
            case "leader" -> LEADER;
            case "dueDate" -> DUE_DATE;
            case "blocks" -> BLOCKS;
            default -> TITLE;
        };
    }
}
