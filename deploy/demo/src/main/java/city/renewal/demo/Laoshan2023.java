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
    private static final List<Map.Entry<Kind, Integer>> COUNTS = List.of(
            Map.entry(Kind.HERITAGE, 8),
            Map.entry(Kind.INDUSTRY, 30),
            Map.entry(Kind.VILLAGE, 5),
            Map.entry(Kind.RESETTLEMENT, 7),
            Map.entry(Kind.COMPOUND, 30),
            Map.entry(Kind.MUNICIPAL, 36),
            Map.entry(Kind.ROAD, 24),
            Map.entry(Kind.METRO, 12),
            Map.entry(Kind.PARKING, 20),
            Map.entry(Kind.PARK, 24));

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

    private final Draw draw = new Draw(20230630);
    private final Assembly assembly = new Assembly(draw);
    private final InventedPeople people = new InventedPeople(
            draw, Set.of("周明远", "林海生", "孙正清", "吴建业", "王立功", "赵一川", "郑沙舟", "冯望潮", "陈听涛", "褚向东", "卫长安", "蒋小满"));
    private final List<Person> leaders = people.several(16, "ls-leader-");
    private final List<Person> supervisors = people.several(6, "ls-supervisor-");
    private final List<Unit> units = people.units(
            List.of("城市更新建设局", "住房和城乡建设管理局", "自然资源局", "交通运输局", "水务局", "综合行政执法局", "文化和旅游局", "园林环卫服务中心", "城市建设投资集团"),
            name -> "崂山区" + name);

    private Laoshan2023() {}

    static DemoLedger make() {
        return new Laoshan2023().ledger();
    }

    private DemoLedger ledger() {
        var drafts = drafts();
        Assembly.spend(drafts, 10_060_000, 1_560_000, 2023);
        var headquarters = new ArrayList<DemoProgramme.Headquarters>();
        headquarters.add(new DemoProgramme.Headquarters("崂山区城市更新和城市建设总指挥部", new Person("p-commander", "周明远")));
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

    private List<Draft> drafts() {
        var kinds = new ArrayList<Kind>();
        COUNTS.forEach(count -> {
            for (int number = 0; number < count.getValue(); number++) {
                kinds.add(count.getKey());
            }
        });
        var streets = draw.shuffled(streets());
        var drafts = new ArrayList<Draft>();
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

    private Draft draft(Kind kind, Districts.Street street) {
        var place = draw.oneOf(street.places());
        var draft = new Draft(kind, assembly.unique(name(kind, place)), start(kind), finish(kind));
        int field = field(kind);
        draft.field = FIELDS.get(field);
        draft.headquarters = headquartersOf(field);
        draft.area = street.name();
        draft.weight = assembly.weight(kind);
        draft.goal = goal(kind, draft.finish);
        draft.unit = draw.oneOf(unitsFor(kind));
        draft.leader = draw.chance(0.7) ? leaders.get(field) : draw.oneOf(leaders);
        draft.supervisor = draw.oneOf(supervisors);
        draft.temper = street.equals(Districts.JINJIALING)
                ? Temper.AHEAD
                : street.equals(Districts.BEIZHAI) ? Temper.BEHIND : Temper.USUAL;
        if (kind == Kind.COMPOUND) {
            int buildings = draw.between(4, 46);
            draft.size = new DemoProject.Size(
                    buildings, buildings * (long) draw.between(24, 48), buildings * (long) draw.between(1_900, 3_400));
        }
        return draft;
    }

    private static int field(Kind kind) {
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

    private List<Unit> unitsFor(Kind kind) {
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

    private static String name(Kind kind, String place) {
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

    private static String goal(Kind kind, LocalDate finish) {
        if (kind == Kind.VILLAGE) {
            return "年内启动改造";
        }
        if (kind == Kind.RESETTLEMENT) {
            return "安置房年内开工";
        }
        return finish.getYear() == 2023 ? "年内完工" : "完成年度投资计划";
    }

    private LocalDate start(Kind kind) {
        if (kind == Kind.VILLAGE) {
            return draw.day(LocalDate.of(2023, 1, 10), LocalDate.of(2023, 2, 10));
        }
        if (kind == Kind.RESETTLEMENT) {
            return draw.day(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 3, 20));
        }
        return isOfSeveralYears(kind)
                ? draw.day(LocalDate.of(2022, 3, 1), LocalDate.of(2023, 4, 30))
                : draw.day(LocalDate.of(2022, 11, 1), LocalDate.of(2023, 3, 31));
    }

    private LocalDate finish(Kind kind) {
        if (kind == Kind.VILLAGE) {
            return draw.oneOf(List.of(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 8, 31)));
        }
        if (kind == Kind.RESETTLEMENT) {
            return draw.oneOf(List.of(LocalDate.of(2025, 6, 30), LocalDate.of(2025, 9, 30)));
        }
        return isOfSeveralYears(kind)
                ? draw.oneOf(List.of(
                        LocalDate.of(2023, 12, 31),
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 12, 31),
                        LocalDate.of(2025, 6, 30),
                        LocalDate.of(2025, 12, 31)))
                : draw.oneOf(FINISHES_THIS_YEAR);
    }

    private static boolean isOfSeveralYears(Kind kind) {
        return kind == Kind.INDUSTRY || kind == Kind.METRO || kind == Kind.ROAD;
    }

    /** The unit and the people whom the demonstration's users are. */
    private record DemoTeam(String unitId, String unitName, String suffix) {

        Person person(String role, String first, String second) {
            return new Person("p-" + role + suffix, suffix.isEmpty() ? first : second);
        }
    }

    private void handToDemoUsers(List<Draft> drafts, Districts.Street street, int count, DemoTeam team) {
        var owner = team.person("owner", "王立功", "卫长安");
        var staff = List.of(owner, owner, owner, Person.unnumbered(people.name()), Person.unnumbered(people.name()));
        var unit = new Unit(team.unitId(), team.unitName(), staff);
        var ofStreet = drafts.stream()
                .filter(draft -> draft.area.equals(street.name()) && !isOfSeveralYears(draft.kind))
                .toList();
        for (var draft : draw.shuffled(ofStreet).subList(0, count)) {
            draft.unit = unit;
            draft.leader = team.person("leader", "林海生", "冯望潮");
            draft.supervisor = team.person("supervisor", "孙正清", "陈听涛");
        }
    }
}
