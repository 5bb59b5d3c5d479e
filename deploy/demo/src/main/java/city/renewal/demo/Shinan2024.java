package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Shinan 2024: 38 compounds in 11 streets with 962 buildings, 2.48 million square metres and 33,000 households; and 100
 * micro-renewals, six of them in the 7811 industrial park. A ledger as it was issued: nothing has happened yet.
 */
final class Shinan2024 {

    private static final int COMPOUNDS = 38;
    private static final int MICRO_RENEWALS = 100;
    private static final int IN_THE_INDUSTRIAL_PARK = 6;
    private static final List<String> FIELDS = List.of("老旧街区整体改造", "微更新");
    private static final List<String> MICRO =
            List.of("口袋花园", "楼前广场", "转角空间", "台阶步道", "围墙立面", "健身角", "晾晒场", "非机动车棚", "儿童游戏角", "老街记忆墙");

    private final SeededRandom random = new SeededRandom(20240115);
    private final ProjectAssembler assembly = new ProjectAssembler(random);
    private final InventedPeople people = new InventedPeople(random, Set.of());
    private final List<DemoPerson> leaders = people.several(11, "sn24-leader-");
    private final List<DemoPerson> supervisors = people.several(4, "sn24-supervisor-");
    private final DemoUnit builder = new DemoUnit("", "市南区城市更新和住房建设局", people.several(6, ""));
    private final List<DemoUnit> streetOffices = people.units(
            Districts.SHINAN_STREETS.stream().map(Districts.Street::name).toList(), name -> name + "办事处");

    private Shinan2024() {}

    static DemoLedger make() {
        return new Shinan2024().ledger();
    }

    private DemoLedger ledger() {
        var drafts = new ArrayList<ProjectDraft>();
        for (int number = 0; number < COMPOUNDS; number++) {
            drafts.add(compound(number % Districts.SHINAN_STREETS.size()));
        }
        giveSizes(drafts);
        for (int number = 0; number < MICRO_RENEWALS; number++) {
            drafts.add(number < IN_THE_INDUSTRIAL_PARK ? inTheIndustrialPark(number) : microRenewal(number));
        }
        ProjectAssembler.spend(drafts, 205_000, 128_000, 2024);
        var programme = new DemoProgramme(
                "shinan-2024",
                "市南区2024年老旧街区更新",
                2024,
                "370202",
                FIELDS,
                List.of(
                        new DemoProgramme.Headquarters("市南区老旧街区更新总指挥部", leaders.getFirst()),
                        new DemoProgramme.Headquarters("老旧街区改造工作专班", leaders.get(1)),
                        new DemoProgramme.Headquarters("微更新工作专班", leaders.get(2))),
                "南更办〔2024〕3号（演示）",
                List.of(
                        "公布数：11个街道，38个老旧街区（小区），962栋楼，248万平方米，3.3万户；微更新100处，其中7811产业园6处。",
                        "自拟数（虚构）：总投资20.5亿元，2024年计划投资12.8亿元，每个项目的名称、规模、节点、日期；7811产业园的项目记在区一级。",
                        "一支队伍干到底、一套工序干到底：外墙保温、渗漏治理、线缆整理依次进场，同一楼栋不交叉。",
                        "人员均为虚构；街道名称为真实名称。这是下达时的台账，尚无进展；由 deploy/demo 的生成器以固定种子生成。"));
        return new DemoLedger(programme, assembly.projects(drafts, "SN2024", programme.year(), null));
    }

    private ProjectDraft compound(int streetIndex) {
        var street = Districts.SHINAN_STREETS.get(streetIndex);
        var draft = new ProjectDraft(
                ProjectKind.SEQUENCED_COMPOUND,
                assembly.unique(random.oneOf(street.places()) + "老旧街区改造"),
                random.day(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 3, 20)),
                random.oneOf(
                        List.of(LocalDate.of(2024, 10, 31), LocalDate.of(2024, 11, 30), LocalDate.of(2024, 12, 31))));
        draft.field = FIELDS.getFirst();
        draft.headquarters = "老旧街区改造工作专班";
        draft.goal = "一支队伍、一套工序、一张蓝图干到底，年内完工";
        draft.unit = builder;
        place(draft, streetIndex);
        return draft;
    }

    private ProjectDraft microRenewal(int number) {
        int streetIndex = number % Districts.SHINAN_STREETS.size();
        var street = Districts.SHINAN_STREETS.get(streetIndex);
        var draft = micro(random.oneOf(street.places()) + random.oneOf(MICRO) + "微更新");
        draft.unit = streetOffices.get(streetIndex);
        place(draft, streetIndex);
        return draft;
    }

    private ProjectDraft inTheIndustrialPark(int number) {
        var draft = micro("7811产业园" + MICRO.get(number) + "微更新");
        draft.unit = builder;
        place(draft, number);
        draft.area = Districts.SHINAN.name();
        return draft;
    }

    private ProjectDraft micro(String name) {
        var start = random.day(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 7, 31));
        var draft = new ProjectDraft(
                ProjectKind.MICRO, assembly.unique(name), start, start.plusDays(random.between(60, 130)));
        draft.field = FIELDS.getLast();
        draft.headquarters = "微更新工作专班";
        draft.goal = "微更新100处";
        return draft;
    }

    private void place(ProjectDraft draft, int streetIndex) {
        draft.area = Districts.SHINAN_STREETS.get(streetIndex).name();
        draft.weight = assembly.weight(draft.kind);
        draft.leader = leaders.get(streetIndex);
        draft.supervisor = random.oneOf(supervisors);
    }

    private void giveSizes(List<ProjectDraft> compounds) {
        var weights = compounds.stream().map(draft -> draft.weight).toList();
        var buildings = Apportionment.split(962, 4, weights);
        var households = Apportionment.split(33_000, 120, weights);
        var squareMetres = Apportionment.split(2_480_000, 9_000, weights);
        for (int index = 0; index < compounds.size(); index++) {
            compounds.get(index).size = new DemoProject.Size(buildings[index], households[index], squareMetres[index]);
        }
    }
}
