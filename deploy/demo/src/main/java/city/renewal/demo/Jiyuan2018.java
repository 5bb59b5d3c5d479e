package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Jiyuan 2018–2019: a two-year construction ledger issued with the documents of a meeting. The inspection of the national
 * ecological garden city is a hard deadline that most projects lead to; permits are nodes of their own, and planning,
 * land and housing sign for them.
 */
final class Jiyuan2018 {

    static final LocalDate INSPECTION = LocalDate.of(2019, 10, 15);

    private static final int PROJECTS = 96;
    private static final List<String> FIELDS = List.of("园林绿化", "道路桥梁", "河道水系", "公共建筑", "老旧小区", "市政管网");
    private static final List<ProjectKind> KINDS = List.of(
            ProjectKind.PARK,
            ProjectKind.ROAD,
            ProjectKind.MUNICIPAL,
            ProjectKind.CONSTRUCTION,
            ProjectKind.COMPOUND,
            ProjectKind.MUNICIPAL);
    private static final List<String> SUFFIXES = List.of("游园及道路绿化", "道路改造", "综合治理", "公共服务中心", "老旧小区改造", "雨污分流改造");
    private static final WorkStep ACCEPTED_FOR_INSPECTION = WorkStep.milestone("国家生态园林城市验收就绪");
    private static final PerformanceProfile HISTORY = new PerformanceProfile(0, 0, 0, 0.18, 0, 0);

    private final SeededRandom random = new SeededRandom(20180408);
    private final ProjectAssembler assembly = new ProjectAssembler(random);
    private final InventedPeople people = new InventedPeople(random, Set.of());
    private final List<DemoPerson> leaders = people.several(8, "jy-leader-");
    private final List<DemoPerson> supervisors = people.several(3, "jy-supervisor-");
    private final List<DemoUnit> permitUnits =
            people.units(List.of("城乡规划局", "国土资源局", "住房和城乡建设局"), name -> "济源市" + name);
    private final List<DemoUnit> builders = people.units(
            List.of("沁园街道办事处", "济水街道办事处", "北海街道办事处", "天坛街道办事处", "玉泉街道办事处", "济源市园林绿化管理局", "济源市住房和城乡建设局工程处"),
            name -> name);

    private Jiyuan2018() {}

    static DemoLedger make() {
        return new Jiyuan2018().ledger();
    }

    private DemoLedger ledger() {
        var drafts = new ArrayList<ProjectDraft>();
        for (int number = 0; number < PROJECTS; number++) {
            drafts.add(draft(number % FIELDS.size()));
        }
        ProjectAssembler.spend(drafts, 864_000, 382_000, 2018);
        var programme = new DemoProgramme(
                "jiyuan-2018",
                "济源市2018—2019年城市建设",
                2018,
                "419001",
                FIELDS,
                List.of(
                        new DemoProgramme.Headquarters("济源市城市建设指挥部", leaders.getFirst()),
                        new DemoProgramme.Headquarters("创建国家生态园林城市指挥部", leaders.get(1))),
                "济政会纪〔2018〕9号（演示）",
                List.of(
                        "公布的做法：两年一本台账，随会议文件下达；国家生态园林城市验收日为硬时限；各项许可单列为节点，规划、国土、住建与沁园街道等签字认领。",
                        "自拟数（虚构）：96个项目，总投资86.4亿元，2018年计划投资38.2亿元，验收日2019年10月15日，每个项目的名称、节点、日期。",
                        "人员均为虚构；街道、镇名称为真实名称。由 deploy/demo 的生成器以固定种子生成。"));
        return new DemoLedger(programme, assembly.projects(drafts, "JY2018", programme.year(), Laoshan2023.TODAY));
    }

    private ProjectDraft draft(int field) {
        var street = random.oneOf(Districts.JIYUAN_STREETS);
        boolean towardsInspection = field != 3 && random.chance(0.75);
        var finish = towardsInspection
                ? INSPECTION
                : random.oneOf(
                        List.of(LocalDate.of(2018, 12, 31), LocalDate.of(2019, 6, 30), LocalDate.of(2019, 12, 31)));
        var place = field == 2 ? random.oneOf(Districts.JIYUAN.places()) : random.oneOf(street.places());
        var draft = new ProjectDraft(
                KINDS.get(field),
                assembly.unique(place + SUFFIXES.get(field)),
                random.day(LocalDate.of(2018, 3, 1), LocalDate.of(2018, 6, 30)),
                finish);
        if (towardsInspection) {
            draft.steps = new ArrayList<>(draft.kind.steps());
            draft.steps.add(ACCEPTED_FOR_INSPECTION);
        }
        draft.field = FIELDS.get(field);
        draft.headquarters = towardsInspection ? "创建国家生态园林城市指挥部" : "济源市城市建设指挥部";
        draft.area = field == 2 ? Districts.JIYUAN.name() : street.name();
        draft.weight = assembly.weight(draft.kind);
        draft.goal = towardsInspection ? "迎接国家生态园林城市验收" : "两年建设台账";
        draft.unit = builders.stream()
                .filter(unit -> unit.name().startsWith(street.name()))
                .findFirst()
                .orElseGet(() -> random.oneOf(builders.subList(5, builders.size())));
        draft.permitUnits = permitUnits;
        draft.leader = random.oneOf(leaders);
        draft.supervisor = random.oneOf(supervisors);
        draft.profile = HISTORY;
        return draft;
    }
}
