package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shinan 2022: 48 city tasks carried by 179 projects, 372亿; a general headquarters and eight specialised ones; ten
 * industry projects and ten livelihood ones (双十); a promise in phases of one, two, three and five years.
 */
final class Shinan2022 {

    static final int CITY_TASKS = 48;

    /** Invented: the eight fields with the number of projects in each. */
    private enum Line {
        HISTORIC("历史城区保护更新", ProjectKind.HERITAGE, 24, "历史建筑保护利用"),
        COMPOUNDS("老旧小区改造", ProjectKind.COMPOUND, 38, "片区老旧小区改造"),
        INDUSTRY("产业园区更新", ProjectKind.INDUSTRY, 22, "片区产业载体更新"),
        ROADS("市政道路与管网", ProjectKind.MUNICIPAL, 30, "道路及管网整治"),
        PARKING("停车设施", ProjectKind.PARKING, 20, "停车场"),
        PARKS("公园城市", ProjectKind.PARK, 17, "口袋公园"),
        METRO("地铁及沿线开发", ProjectKind.METRO, 10, "站及周边综合开发"),
        LIVELIHOOD("教育医疗养老设施", ProjectKind.CONSTRUCTION, 18, "片区民生设施建设");

        private final String field;
        private final ProjectKind kind;
        private final int count;
        private final String suffix;

        Line(String field, ProjectKind kind, int count, String suffix) {
            this.field = field;
            this.kind = kind;
            this.count = count;
            this.suffix = suffix;
        }
    }

    private static final List<Line> LINES = List.of(Line.values());

    private final SeededRandom random = new SeededRandom(20220301);
    private final ProjectAssembler assembly = new ProjectAssembler(random);
    private final InventedPeople people = new InventedPeople(random, Set.of());
    private final List<DemoPerson> leaders = people.several(14, "sn-leader-");
    private final List<DemoPerson> supervisors = people.several(5, "sn-supervisor-");
    private final List<DemoUnit> units = people.units(
            List.of("城市更新和住房建设局", "城市管理局", "工业和信息化局", "教育和体育局", "卫生健康局", "园林环卫中心", "历史城区保护发展中心", "城市发展集团"),
            name -> "市南区" + name);

    private Shinan2022() {}

    static DemoLedger make() {
        return new Shinan2022().ledger();
    }

    private DemoLedger ledger() {
        var drafts = drafts();
        ProjectAssembler.spend(drafts, 3_720_000, 1_180_000, 2022);
        var headquarters = new ArrayList<DemoProgramme.Headquarters>();
        headquarters.add(new DemoProgramme.Headquarters("市南区城市更新总指挥部", leaders.getLast()));
        for (var line : Line.values()) {
            headquarters.add(new DemoProgramme.Headquarters(line.field + "指挥部", leaders.get(LINES.indexOf(line))));
        }
        var programme = new DemoProgramme(
                "shinan-2022",
                "市南区2022年城市更新和城市建设攻坚行动",
                2022,
                "370202",
                LINES.stream().map(line -> line.field).toList(),
                headquarters,
                "南更指〔2022〕1号（演示）",
                List.of(
                        "公布数：48项市级任务，由179个区级项目承接，总投资372亿元；1个总指挥部、8个专业指挥部；双十项目：产业10个、民生10个；一年规划、两年起势、三年见效、五年蝶变。",
                        "自拟数（虚构）：2022年度计划投资118亿元，各领域的名称与项目数，任务与项目的对应，每个项目的投资、节点、日期。",
                        "人员均为虚构；街道名称为真实名称。",
                        "数据截至2023年6月30日；由 deploy/demo 的生成器以固定种子生成。"));
        return new DemoLedger(
                programme, assembly.projects(drafts, "SN2022", programme.year(), Laoshan2023.TODAY), cityTasks());
    }

    private List<ProjectDraft> drafts() {
        var drafts = new ArrayList<ProjectDraft>();
        for (var line : Line.values()) {
            for (int number = 0; number < line.count; number++) {
                drafts.add(draft(line));
            }
        }
        carryCityTasks(drafts);
        nameTheTwentyProjects(drafts);
        return drafts;
    }

    private ProjectDraft draft(Line line) {
        var street = random.oneOf(Districts.SHINAN_STREETS);
        var name = assembly.unique(random.oneOf(street.places()) + line.suffix);
        var draft = new ProjectDraft(line.kind, name, start(), finish(line.kind));
        draft.field = line.field;
        draft.headquarters = line.field + "指挥部";
        draft.area = street.name();
        draft.weight = assembly.weight(line.kind);
        draft.goal = phase(draft.finish.getYear());
        draft.unit = random.oneOf(unitsFor(line));
        draft.leader = random.chance(0.7) ? leaders.get(LINES.indexOf(line)) : random.oneOf(leaders);
        draft.supervisor = random.oneOf(supervisors);
        return draft;
    }

    private List<DemoUnit> unitsFor(Line line) {
        return switch (line) {
            case HISTORIC -> units.subList(6, 7);
            case COMPOUNDS -> units.subList(0, 1);
            case INDUSTRY -> units.subList(2, 3);
            case ROADS, PARKING -> List.of(units.get(1), units.get(7));
            case PARKS -> units.subList(5, 6);
            case METRO -> units.subList(7, 8);
            case LIVELIHOOD -> units.subList(3, 5);
        };
    }

    private static String phase(int year) {
        return switch (year) {
            case 2022 -> "一年规划：2022年完成";
            case 2023 -> "两年起势：2023年完成";
            case 2024 -> "三年见效：2024年完成";
            default -> "五年蝶变：2026年完成";
        };
    }

    private LocalDate start() {
        return random.day(LocalDate.of(2022, 2, 10), LocalDate.of(2022, 5, 15));
    }

    private LocalDate finish(ProjectKind kind) {
        boolean takesYears =
                kind == ProjectKind.METRO || kind == ProjectKind.INDUSTRY || kind == ProjectKind.CONSTRUCTION;
        return random.oneOf(
                takesYears
                        ? List.of(LocalDate.of(2023, 12, 31), LocalDate.of(2024, 12, 31), LocalDate.of(2026, 12, 31))
                        : List.of(
                                LocalDate.of(2022, 10, 31),
                                LocalDate.of(2022, 12, 31),
                                LocalDate.of(2022, 12, 31),
                                LocalDate.of(2023, 9, 30)));
    }

    /** Many to many: every task is carried, every project carries one, some carry two. */
    private void carryCityTasks(List<ProjectDraft> drafts) {
        var order = random.shuffled(drafts);
        for (int index = 0; index < order.size(); index++) {
            order.get(index).cityTasks.add(task(index % CITY_TASKS));
            if (random.chance(0.15)) {
                var second = task(random.between(0, CITY_TASKS - 1));
                if (!order.get(index).cityTasks.contains(second)) {
                    order.get(index).cityTasks.add(second);
                }
            }
        }
    }

    /** The number of tasks is published; what each one is called is invented. */
    private static List<DemoCityTask> cityTasks() {
        return IntStream.range(0, CITY_TASKS)
                .mapToObj(index -> new DemoCityTask(
                        task(index), "城市更新和城市建设攻坚任务第%d项（演示）".formatted(index + 1), "市城市更新和城市建设总指挥部（演示）"))
                .toList();
    }

    private static String task(int index) {
        return "QD2022-%02d".formatted(index + 1);
    }

    private void nameTheTwentyProjects(List<ProjectDraft> drafts) {
        markTen(drafts, Line.INDUSTRY, "双十产业项目");
        markTen(drafts, Line.LIVELIHOOD, "双十民生项目");
    }

    private void markTen(List<ProjectDraft> drafts, Line line, String mark) {
        var ofLine =
                drafts.stream().filter(draft -> draft.field.equals(line.field)).toList();
        for (var draft : random.shuffled(ofLine).subList(0, 10)) {
            draft.goal = mark + "；" + draft.goal;
        }
    }
}
