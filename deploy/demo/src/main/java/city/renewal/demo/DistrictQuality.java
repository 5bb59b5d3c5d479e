package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A city-centre district's quality campaign: 131 old compounds renewed in groups, 100 lifts added, 14 themed streets each
 * led by a street director, a fund of 150亿; and a horse race between the streets.
 */
final class DistrictQuality {

    private static final int COMPOUNDS = 131;
    private static final int LIFTS = 100;
    private static final List<String> FIELDS = List.of("老旧小区改造", "既有住宅加装电梯", "特色街区");
    private static final List<String> THEMED_STREETS = List.of(
            "登州路啤酒风情街",
            "台东步行街",
            "即墨路小商品街",
            "辽宁路科技街",
            "威海路美食街",
            "沾化路文创街",
            "海岸路滨水街",
            "泰山路书香街",
            "利津路夜市街",
            "绍兴路咖啡街",
            "杭州路工业记忆街",
            "重庆南路汽车街",
            "同安路健康街",
            "黑龙江中路家居街");
    private static final List<String> THEMED_STREET_AREAS = List.of(
            "登州路街道", "台东街道", "即墨路街道", "辽宁路街道", "台东街道", "登州路街道", "四方街道", "辽宁路街道", "延安路街道", "敦化路街道", "海伦路街道", "水清沟街道",
            "浮山新区街道", "河西街道");

    private final SeededRandom random = new SeededRandom(20230301);
    private final ProjectAssembler assembly = new ProjectAssembler(random);
    private final InventedPeople people = new InventedPeople(random, Set.of("周明远"));
    private final List<DemoPerson> leaders = people.several(8, "sb-leader-");
    private final List<DemoPerson> streetDirectors = people.several(THEMED_STREETS.size(), "sb-street-director-");
    private final List<DemoPerson> supervisors = people.several(6, "sb-supervisor-");
    private final List<DemoUnit> streetOffices = people.units(
            Districts.SHIBEI_STREETS.stream().map(Districts.Street::name).toList(), name -> name + "办事处");

    private DistrictQuality() {}

    static DemoLedger make() {
        return new DistrictQuality().ledger();
    }

    private DemoLedger ledger() {
        var drafts = new ArrayList<ProjectDraft>();
        for (int number = 0; number < COMPOUNDS; number++) {
            drafts.add(compound(number));
        }
        for (int number = 0; number < LIFTS; number++) {
            drafts.add(lift(number));
        }
        for (int number = 0; number < THEMED_STREETS.size(); number++) {
            drafts.add(themedStreet(number));
        }
        ProjectAssembler.spend(drafts, 1_500_000, 620_000, 2023);
        var programme = new DemoProgramme(
                "district-quality",
                "市北区城市品质提升攻坚",
                2023,
                "370203",
                FIELDS,
                List.of(
                        new DemoProgramme.Headquarters("城市品质提升总指挥部", leaders.getFirst()),
                        new DemoProgramme.Headquarters("老旧小区改造指挥部", leaders.get(1)),
                        new DemoProgramme.Headquarters("加装电梯工作专班", leaders.get(2)),
                        new DemoProgramme.Headquarters("特色街区指挥部", leaders.get(3))),
                "北品质办〔2023〕1号（演示）",
                List.of(
                        "公布数：131个老旧小区分组团改造，加装电梯100部，14条特色街区各设街长，基金150亿元。",
                        "自拟数（虚构）：以市北区为背景；基金150亿元作为总投资分摊到245个项目，2023年计划投资62亿元；组团划分，每个项目的名称、规模、节点、日期。",
                        "人员均为虚构；街道名称为真实名称，特色街区名称为虚构。",
                        "数据截至2023年6月30日；由 deploy/demo 的生成器以固定种子生成。"));
        return new DemoLedger(programme, assembly.projects(drafts, "SB2023", programme.year(), Laoshan2023.TODAY));
    }

    private ProjectDraft compound(int number) {
        int streetIndex = number % Districts.SHIBEI_STREETS.size();
        var street = Districts.SHIBEI_STREETS.get(streetIndex);
        var draft = new ProjectDraft(
                ProjectKind.COMPOUND,
                assembly.unique(random.oneOf(street.places()) + "小区改造"),
                random.day(LocalDate.of(2023, 1, 10), LocalDate.of(2023, 4, 10)),
                random.oneOf(
                        List.of(LocalDate.of(2023, 9, 30), LocalDate.of(2023, 10, 31), LocalDate.of(2023, 11, 30))));
        int buildings = random.between(3, 30);
        draft.size = new DemoProject.Size(
                buildings, buildings * (long) random.between(24, 44), buildings * (long) random.between(1_800, 3_000));
        draft.weight = assembly.weight(ProjectKind.COMPOUND) * 8;
        draft.goal = "第%d组团".formatted(number % 9 + 1);
        return placed(draft, 0, streetIndex);
    }

    private ProjectDraft lift(int number) {
        int streetIndex = random.between(0, Districts.SHIBEI_STREETS.size() - 1);
        var street = Districts.SHIBEI_STREETS.get(streetIndex);
        var start = random.day(LocalDate.of(2023, 1, 20), LocalDate.of(2023, 6, 1));
        var name = "%s%d号楼加装电梯".formatted(random.oneOf(street.places()), random.between(1, 60));
        var draft = new ProjectDraft(
                ProjectKind.LIFT, assembly.unique(name), start, start.plusDays(random.between(110, 180)));
        draft.weight = assembly.weight(ProjectKind.LIFT) * 2;
        draft.goal = "加装电梯100部（第%d部）".formatted(number + 1);
        return placed(draft, 1, streetIndex);
    }

    private ProjectDraft themedStreet(int number) {
        int streetIndex = Districts.SHIBEI_STREETS.stream()
                .map(Districts.Street::name)
                .toList()
                .indexOf(THEMED_STREET_AREAS.get(number));
        var draft = new ProjectDraft(
                ProjectKind.STREET,
                THEMED_STREETS.get(number),
                random.day(LocalDate.of(2023, 1, 5), LocalDate.of(2023, 2, 28)),
                random.oneOf(
                        List.of(LocalDate.of(2023, 7, 31), LocalDate.of(2023, 9, 20), LocalDate.of(2023, 12, 20))));
        draft.weight = assembly.weight(ProjectKind.STREET) * 10;
        draft.goal = "一街一策，街长负责";
        placed(draft, 2, streetIndex);
        draft.leader = streetDirectors.get(number);
        return draft;
    }

    private ProjectDraft placed(ProjectDraft draft, int field, int streetIndex) {
        draft.field = FIELDS.get(field);
        draft.headquarters = List.of("老旧小区改造指挥部", "加装电梯工作专班", "特色街区指挥部").get(field);
        draft.area = Districts.SHIBEI_STREETS.get(streetIndex).name();
        draft.unit = streetOffices.get(streetIndex);
        draft.leader = random.oneOf(leaders);
        draft.supervisor = random.oneOf(supervisors);
        draft.profile = switch (streetIndex % 7) {
            case 2 -> PerformanceProfile.AHEAD;
            case 5 -> PerformanceProfile.BEHIND;
            default -> PerformanceProfile.USUAL;
        };
        return draft;
    }
}
