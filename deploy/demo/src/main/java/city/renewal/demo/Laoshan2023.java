package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Laoshan 2023: 196 projects in 8 fields, 156亿 planned for the year of 1006亿 in all, 5 village redevelopments to start,
 * resettlement housing to start within the year. As of the drill's day, one street is ahead and one behind.
 */
final class Laoshan2023 {

    static final LocalDate TODAY = LocalDate.of(2023, 6, 30);

    private static final List<String> FIELDS =
            List.of("历史城区保护更新", "重点低效片区（园区）开发建设", "旧城旧村改造建设", "市政设施建设", "交通基础设施建设", "地铁建设及沿线开发建设", "停车设施建设", "公园城市建设");

    /** Invented: how the 196 fall to the fields. */
    private static final List<Map.Entry<ProjectKind, Integer>> COUNTS = List.of(
            Map.entry(ProjectKind.HERITAGE, 8),
            Map.entry(ProjectKind.INDUSTRY, 30),
            Map.entry(ProjectKind.VILLAGE, 5),
            Map.entry(ProjectKind.RESETTLEMENT, 7),
            Map.entry(ProjectKind.COMPOUND, 30),
            Map.entry(ProjectKind.MUNICIPAL, 36),
            Map.entry(ProjectKind.ROAD, 24),
            Map.entry(ProjectKind.METRO, 12),
            Map.entry(ProjectKind.PARKING, 20),
            Map.entry(ProjectKind.PARK, 24));

    private static final List<LocalDate> FINISHES_THIS_YEAR = List.of(
            LocalDate.of(2023, 5, 31),
            LocalDate.of(2023, 6, 25),
            LocalDate.of(2023, 7, 31),
            LocalDate.of(2023, 8, 31),
            LocalDate.of(2023, 9, 30),
            LocalDate.of(2023, 9, 30),
            LocalDate.of(2023, 10, 31),
            LocalDate.of(2023, 10, 31),
            LocalDate.of(2023, 11, 30),
            LocalDate.of(2023, 11, 30),
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2023, 12, 31));

    private final SeededRandom random = new SeededRandom(20230630);
    private final ProjectAssembler assembly = new ProjectAssembler(random);
    private final InventedPeople people = new InventedPeople(
            random, Set.of("周明远", "林海生", "孙正清", "吴建业", "王立功", "赵一川", "郑沙舟", "冯望潮", "陈听涛", "褚向东", "卫长安", "蒋小满"));
    private final List<DemoPerson> leaders = people.several(16, "ls-leader-");
    private final List<DemoPerson> supervisors = people.several(6, "ls-supervisor-");
    private final List<DemoUnit> units = people.units(
            List.of("城市更新建设局", "住房和城乡建设管理局", "自然资源局", "交通运输局", "水务局", "综合行政执法局", "文化和旅游局", "园林环卫服务中心", "城市建设投资集团"),
            name -> "崂山区" + name);

    private Laoshan2023() {}

    static DemoLedger make() {
        return new Laoshan2023().ledger();
    }

    private DemoLedger ledger() {
        var drafts = drafts();
        ProjectAssembler.spend(drafts, 10_060_000, 1_560_000, 2023);
        var headquarters = new ArrayList<DemoProgramme.Headquarters>();
        headquarters.add(new DemoProgramme.Headquarters("崂山区城市更新和城市建设总指挥部", new DemoPerson("p-commander", "周明远")));
        for (int index = 0; index < FIELDS.size(); index++) {
            headquarters.add(new DemoProgramme.Headquarters(headquartersOf(index), leaders.get(index)));
        }
        var programme = new DemoProgramme(
                "laoshan-2023",
                "崂山区2023年城市更新和城市建设攻坚",
                2023,
                "370212",
                FIELDS,
                headquarters,
                "崂更指〔2023〕2号（演示）",
                List.of(
                        "公布数：196个项目，8个领域，年度计划投资156亿元，总投资1006亿元；启动5个旧村改造，安置房年内全部开工。",
                        "自拟数（虚构）：各领域、各街道的项目数，每个项目的名称、投资、节点、日期、形象进度，12个安置房与旧村项目的分布。",
                        "人员、单位编号均为虚构；街道名称为真实名称。",
                        "数据截至2023年6月30日；由 deploy/demo 的生成器以固定种子生成。"));
        return new DemoLedger(programme, assembly.projects(drafts, "LS2023", programme.year(), TODAY));
    }

    private static String headquartersOf(int field) {
        return FIELDS.get(field).replaceAll("（.*）", "") + "专业指挥部";
    }

    private List<ProjectDraft> drafts() {
        var kinds = new ArrayList<ProjectKind>();
        COUNTS.forEach(count -> {
            for (int number = 0; number < count.getValue(); number++) {
                kinds.add(count.getKey());
            }
        });
        var streets = random.shuffled(streets());
        var drafts = new ArrayList<ProjectDraft>();
        for (int index = 0; index < kinds.size(); index++) {
            drafts.add(draft(kinds.get(index), streets.get(index)));
        }
        handToDemoUsers(drafts, Districts.ZHONGHAN, 12, new DemoTeam("u1", "中韩街道城市更新办公室", ""));
        handToDemoUsers(drafts, Districts.SHAZIKOU, 10, new DemoTeam("u2", "沙子口街道城市更新办公室", "-2"));
        return drafts;
    }

    /** Invented: how the 196 fall to the streets; four are of the whole district. */
    private static List<Districts.Street> streets() {
        var streets = new ArrayList<Districts.Street>();
        var counts = Map.of(
                Districts.ZHONGHAN, 52,
                Districts.SHAZIKOU, 44,
                Districts.WANGGEZHUANG, 30,
                Districts.BEIZHAI, 26,
                Districts.JINJIALING, 40);
        for (var street : Districts.LAOSHAN_STREETS) {
            for (int number = 0; number < counts.getOrDefault(street, 0); number++) {
                streets.add(street);
            }
        }
        for (int number = 0; number < 4; number++) {
            streets.add(Districts.LAOSHAN);
        }
        return streets;
    }

    private ProjectDraft draft(ProjectKind kind, Districts.Street street) {
        var place = random.oneOf(street.places());
        var draft = new ProjectDraft(kind, assembly.unique(name(kind, place)), start(kind), finish(kind));
        int field = field(kind);
        draft.field = FIELDS.get(field);
        draft.headquarters = headquartersOf(field);
        draft.area = street.name();
        draft.weight = assembly.weight(kind);
        draft.goal = goal(kind, draft.finish);
        draft.unit = random.oneOf(unitsFor(kind));
        draft.leader = random.chance(0.7) ? leaders.get(field) : random.oneOf(leaders);
        draft.supervisor = random.oneOf(supervisors);
        draft.profile = street.equals(Districts.JINJIALING)
                ? PerformanceProfile.AHEAD
                : street.equals(Districts.BEIZHAI) ? PerformanceProfile.BEHIND : PerformanceProfile.USUAL;
        if (kind == ProjectKind.COMPOUND) {
            int buildings = random.between(4, 46);
            draft.size = new DemoProject.Size(
                    buildings,
                    buildings * (long) random.between(24, 48),
                    buildings * (long) random.between(1_900, 3_400));
        }
        return draft;
    }

    private static int field(ProjectKind kind) {
        return switch (kind) {
            case HERITAGE -> 0;
            case INDUSTRY -> 1;
            case MUNICIPAL -> 3;
            case ROAD -> 4;
            case METRO -> 5;
            case PARKING -> 6;
            case PARK -> 7;
            default -> 2;
        };
    }

    private List<DemoUnit> unitsFor(ProjectKind kind) {
        return switch (kind) {
            case HERITAGE -> units.subList(6, 7);
            case INDUSTRY -> List.of(units.get(0), units.get(2), units.get(8));
            case MUNICIPAL -> List.of(units.get(1), units.get(4));
            case ROAD, METRO -> List.of(units.get(3), units.get(8));
            case PARKING -> List.of(units.get(5), units.get(8));
            case PARK -> units.subList(7, 8);
            default -> units.subList(0, 2);
        };
    }

    private static String name(ProjectKind kind, String place) {
        return switch (kind) {
            case HERITAGE -> place + "传统民居保护利用";
            case INDUSTRY -> place + "片区低效用地再开发";
            case VILLAGE -> place + "社区旧村改造";
            case RESETTLEMENT -> place + "社区安置房建设";
            case COMPOUND -> place + "片区老旧小区改造";
            case MUNICIPAL -> place + "雨污分流及供热管网改造";
            case ROAD -> place + "未贯通道路打通";
            case METRO -> place + "站地铁建设及沿线开发";
            case PARKING -> place + "公共停车场";
            default -> place + "口袋公园及绿道";
        };
    }

    private static String goal(ProjectKind kind, LocalDate finish) {
        if (kind == ProjectKind.VILLAGE) {
            return "年内启动改造";
        }
        if (kind == ProjectKind.RESETTLEMENT) {
            return "安置房年内开工";
        }
        return finish.getYear() == 2023 ? "年内完工" : "完成年度投资计划";
    }

    private LocalDate start(ProjectKind kind) {
        if (kind == ProjectKind.VILLAGE) {
            return random.day(LocalDate.of(2023, 1, 10), LocalDate.of(2023, 2, 10));
        }
        if (kind == ProjectKind.RESETTLEMENT) {
            return random.day(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 3, 20));
        }
        return isOfSeveralYears(kind)
                ? random.day(LocalDate.of(2022, 3, 1), LocalDate.of(2023, 4, 30))
                : random.day(LocalDate.of(2022, 11, 1), LocalDate.of(2023, 3, 31));
    }

    private LocalDate finish(ProjectKind kind) {
        if (kind == ProjectKind.VILLAGE) {
            return random.oneOf(List.of(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 8, 31)));
        }
        if (kind == ProjectKind.RESETTLEMENT) {
            return random.oneOf(List.of(LocalDate.of(2025, 6, 30), LocalDate.of(2025, 9, 30)));
        }
        return isOfSeveralYears(kind)
                ? random.oneOf(List.of(
                        LocalDate.of(2023, 12, 31),
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 12, 31),
                        LocalDate.of(2025, 6, 30),
                        LocalDate.of(2025, 12, 31)))
                : random.oneOf(FINISHES_THIS_YEAR);
    }

    private static boolean isOfSeveralYears(ProjectKind kind) {
        return kind == ProjectKind.INDUSTRY || kind == ProjectKind.METRO || kind == ProjectKind.ROAD;
    }

    /** The unit and the people whom the demonstration's users are. */
    private record DemoTeam(String unitId, String unitName, String suffix) {

        DemoPerson person(String role, String first, String second) {
            return new DemoPerson("p-" + role + suffix, suffix.isEmpty() ? first : second);
        }
    }

    private void handToDemoUsers(List<ProjectDraft> drafts, Districts.Street street, int count, DemoTeam team) {
        var owner = team.person("owner", "王立功", "卫长安");
        var staff = List.of(
                owner, owner, owner, DemoPerson.unnumbered(people.name()), DemoPerson.unnumbered(people.name()));
        var unit = new DemoUnit(team.unitId(), team.unitName(), staff);
        var ofStreet = drafts.stream()
                .filter(draft -> draft.area.equals(street.name()) && !isOfSeveralYears(draft.kind))
                .toList();
        for (var draft : random.shuffled(ofStreet).subList(0, count)) {
            draft.unit = unit;
            draft.leader = team.person("leader", "林海生", "冯望潮");
            draft.supervisor = team.person("supervisor", "孙正清", "陈听涛");
        }
    }
}
