package city.renewal.project.domain.ledger.cell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a ledger with their accepted headers; the first header is used in the template. */
public enum LedgerColumn {
    ORDINAL(Need.OPTIONAL, "序号"),
    PROJECT_ID(Need.REQUIRED, "项目编号", "项目编码", "项目代码"),
    PROJECT_NAME(Need.REQUIRED, "项目名称"),
    FIELD(Need.REQUIRED, "领域", "所属领域"),
    HEADQUARTERS(Need.OPTIONAL, "指挥部", "专业指挥部", "所属指挥部"),
    AREA(Need.REQUIRED, "所属街道", "街道", "所在街道", "所属镇街", "所属街道(镇)"),
    TOTAL_INVESTMENT(Need.REQUIRED, "总投资", "项目总投资", "总投资额", "计划总投资"),
    PLANNED_INVESTMENT(Need.REQUIRED, "年度计划投资", "计划投资", "年计划投资", "年度投资", "本年度计划投资", "当年计划投资"),
    UNIT(Need.REQUIRED, "责任单位", "牵头单位", "牵头责任单位"),
    UNIT_ID(Need.OPTIONAL, "责任单位编号", "责任单位编码"),
    LEADER(Need.REQUIRED, "牵头领导", "包保领导", "牵头(包保)领导", "牵头包保领导"),
    LEADER_ID(Need.OPTIONAL, "牵头领导编号", "包保领导编号"),
    BUILDINGS(Need.OPTIONAL, "建筑", "楼栋", "楼栋数", "栋数", "楼座数"),
    HOUSEHOLDS(Need.OPTIONAL, "户数", "居民户数"),
    FLOOR_AREA(Need.OPTIONAL, "面积", "建筑面积", "改造面积"),
    CITY_TASKS(Need.OPTIONAL, "市级任务", "承接市级任务", "市级任务编号"),
    GOAL(Need.OPTIONAL, "目标", "项目目标", "年度目标"),
    GOAL_DATE(Need.OPTIONAL, "目标时限", "目标完成时限"),
    FINISH_BY(Need.REQUIRED, "计划完工时限", "计划完工时间", "项目完成时限", "竣工时限"),
    NODE_ID(Need.OPTIONAL, "节点编号", "节点编码"),
    NODE_NAME(Need.REQUIRED, "节点名称", "节点", "工作节点"),
    DURATION(Need.REQUIRED, "工期", "工期天数", "计划工期"),
    CALENDAR(Need.OPTIONAL, "日历", "工期类型", "计日方式"),
    PREDECESSORS(Need.OPTIONAL, "前置节点", "紧前节点", "前置工作"),
    DUE_DATE(Need.OPTIONAL, "完成时限", "节点完成时限", "节点时限"),
    NODE_UNIT(Need.OPTIONAL, "节点责任单位"),
    NODE_UNIT_ID(Need.OPTIONAL, "节点责任单位编号", "节点责任单位编码"),
    OWNER(Need.REQUIRED, "责任人", "节点责任人"),
    OWNER_ID(Need.OPTIONAL, "责任人编号", "责任人编码"),
    SUPERVISOR(Need.OPTIONAL, "督办人"),
    SUPERVISOR_ID(Need.OPTIONAL, "督办人编号", "督办人编码"),
    REPORT_EVERY(Need.OPTIONAL, "汇报频次", "汇报频率", "报送频次"),
    WEIGHT(Need.OPTIONAL, "权重", "节点权重"),
    STARTED_ON(Need.OPTIONAL, "开工日期", "实际开工日期", "开始日期", "实际开始日期"),
    COMPLETED_ON(Need.OPTIONAL, "实际完成日期", "完成日期", "实际完成时间"),
    PROGRESS(Need.OPTIONAL, "形象进度", "完成进度", "进度"),
    LAST_REPORTED_ON(Need.OPTIONAL, "最近上报日期", "最近汇报日期"),
    PAID_1(Need.OPTIONAL, "1月完成投资", "1月份完成投资", "1月投资完成额"),
    PAID_2(Need.OPTIONAL, "2月完成投资", "2月份完成投资", "2月投资完成额"),
    PAID_3(Need.OPTIONAL, "3月完成投资", "3月份完成投资", "3月投资完成额"),
    PAID_4(Need.OPTIONAL, "4月完成投资", "4月份完成投资", "4月投资完成额"),
    PAID_5(Need.OPTIONAL, "5月完成投资", "5月份完成投资", "5月投资完成额"),
    PAID_6(Need.OPTIONAL, "6月完成投资", "6月份完成投资", "6月投资完成额"),
    PAID_7(Need.OPTIONAL, "7月完成投资", "7月份完成投资", "7月投资完成额"),
    PAID_8(Need.OPTIONAL, "8月完成投资", "8月份完成投资", "8月投资完成额"),
    PAID_9(Need.OPTIONAL, "9月完成投资", "9月份完成投资", "9月投资完成额"),
    PAID_10(Need.OPTIONAL, "10月完成投资", "10月份完成投资", "10月投资完成额"),
    PAID_11(Need.OPTIONAL, "11月完成投资", "11月份完成投资", "11月投资完成额"),
    PAID_12(Need.OPTIONAL, "12月完成投资", "12月份完成投资", "12月投资完成额");

    private static final List<LedgerColumn> PAID =
            List.of(PAID_1, PAID_2, PAID_3, PAID_4, PAID_5, PAID_6, PAID_7, PAID_8, PAID_9, PAID_10, PAID_11, PAID_12);
    private static final Pattern TRAILING_NOTE = Pattern.compile("\\(([^()]*)\\)$");
    private static final Pattern LEADING_YEAR = Pattern.compile("^\\d{4}年(?=.)");
    private static final Pattern STARS = Pattern.compile("^[*]+|[*]+$");
    private static final Map<String, LedgerColumn> BY_NAME = new HashMap<>();

    static {
        for (var column : values()) {
            column.names.forEach(name -> BY_NAME.put(name, column));
        }
    }

    private final Need need;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is.
    private final List<String> names;

    LedgerColumn(Need need, String... names) {
        this.need = need;
        this.names = List.of(names);
    }

    /** Whether the column is required to read a ledger. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** The header in the template, without its unit. */
    public String title() {
        return names.getFirst();
    }

    public boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** Whether the column belongs to the project and not to one of its nodes. */
    public boolean isOfProject() {
        return switch (this) {
            case PROJECT_NAME,
                    FIELD,
                    HEADQUARTERS,
                    AREA,
                    TOTAL_INVESTMENT,
                    PLANNED_INVESTMENT,
                    BUILDINGS,
                    HOUSEHOLDS,
                    FLOOR_AREA,
                    CITY_TASKS,
                    FINISH_BY -> true;
            default -> isPaid();
        };
    }

    /** Whether the column holds the payments of one month of the programme's year. */
    public boolean isPaid() {
        return PAID.contains(this);
    }

    /** The month of a column of payments, 1 to 12. */
    public int month() {
        return PAID.indexOf(this) + 1;
    }

    /** The column of a month such as {@code 2023-05}. */
    public static LedgerColumn paidIn(String month) {
        return PAID.get(Integer.parseInt(month.substring(month.length() - 2)) - 1);
    }

    public static List<LedgerColumn> paid() {
        return PAID;
    }

    public static List<LedgerColumn> ofMoney() {
        return Arrays.stream(values())
                .filter(column -> column == TOTAL_INVESTMENT || column == PLANNED_INVESTMENT || column.isPaid())
                .toList();
    }

    public static List<LedgerColumn> required() {
        return Arrays.stream(values()).filter(LedgerColumn::isRequired).toList();
    }

    /** A recognised header: the column, and the text in brackets behind its name. */
    public record Heading(LedgerColumn column, String note) {}

    /** The accepted headers of the column. */
    List<String> names() {
        return names;
    }

    /** The name in a header, without stars, a leading year and a trailing text in brackets. */
    static String nameIn(String header) {
        var compact = STARS.matcher(CellText.compact(header)).replaceAll("");
        var name =
                STARS.matcher(TRAILING_NOTE.matcher(compact).replaceFirst("")).replaceAll("");
        return LEADING_YEAR.matcher(name).replaceFirst("");
    }

    /** Recognises a header in its usual spellings: {@code 总投资（亿元）}, {@code 2023年计划投资 (万元)}, {@code *责任人}. */
    public static Optional<Heading> recognise(String header) {
        var compact = STARS.matcher(CellText.compact(header)).replaceAll("");
        var whole = BY_NAME.get(compact);
        if (whole != null) {
            return Optional.of(new Heading(whole, ""));
        }
        var note = TRAILING_NOTE.matcher(compact);
        var name = STARS.matcher(note.replaceFirst("")).replaceAll("");
        var column = BY_NAME.getOrDefault(
                name, BY_NAME.get(LEADING_YEAR.matcher(name).replaceFirst("")));
        return Optional.ofNullable(column)
                .map(found -> new Heading(found, note.reset().find() ? note.group(1) : ""));
    }
}
