package city.renewal.local.issuer;

import static city.renewal.local.issuer.DemoUser.USER_SCOPE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The demonstration's people: one per role, and a second one of each from another street, who must not see the first
 * one's data.
 */
final class DemoUsers {

    private static final List<String> EVERY_DEMO_DISTRICT = List.of("370212", "370202", "370203", "419001");
    private static final List<String> LAOSHAN = List.of("370212");
    private static final List<String> SHAZIKOU = List.of("370212002");
    private static final List<String> FIRST_UNIT = List.of("u1");
    private static final List<String> SECOND_UNIT = List.of("u2");
    private static final List<String> NOTHING = List.of();

    static final DemoUser INTEGRATION = new DemoUser(
            "integration",
            "p-integration",
            "对接系统",
            "系统对接 · Integration",
            "INTEGRATION",
            EVERY_DEMO_DISTRICT,
            NOTHING,
            "renewal:read renewal:report");

    private static final List<DemoUser> ALL = List.of(
            user("commander", "周明远", "指挥长 · Commander", "COMMANDER", EVERY_DEMO_DISTRICT, NOTHING),
            user("leader", "林海生", "包保领导 · Leader", "LEADER", LAOSHAN, NOTHING),
            user("supervisor", "孙正清", "督办人 · Supervisor", "SUPERVISOR", EVERY_DEMO_DISTRICT, NOTHING),
            user("unit", "吴建业", "责任单位 · Unit", "UNIT", LAOSHAN, FIRST_UNIT),
            user("owner", "王立功", "责任人 · Owner", "OWNER", LAOSHAN, FIRST_UNIT),
            user("reporter", "赵一川", "现场填报 · Reporter", "REPORTER", LAOSHAN, FIRST_UNIT),
            INTEGRATION,
            user("admin", "管理员", "系统管理 · Administrator", "ADMIN", NOTHING, NOTHING),
            user("auditor", "何慎之", "审计 · Auditor", "AUDITOR", EVERY_DEMO_DISTRICT, NOTHING),
            user("commander-2", "郑沙舟", "沙子口街道指挥长 · Commander", "COMMANDER", SHAZIKOU, NOTHING),
            user("leader-2", "冯望潮", "沙子口街道包保领导 · Leader", "LEADER", SHAZIKOU, NOTHING),
            user("supervisor-2", "陈听涛", "沙子口街道督办人 · Supervisor", "SUPERVISOR", SHAZIKOU, NOTHING),
            user("unit-2", "褚向东", "沙子口街道责任单位 · Unit", "UNIT", SHAZIKOU, SECOND_UNIT),
            user("owner-2", "卫长安", "沙子口街道责任人 · Owner", "OWNER", SHAZIKOU, SECOND_UNIT),
            user("reporter-2", "蒋小满", "沙子口街道现场填报 · Reporter", "REPORTER", SHAZIKOU, SECOND_UNIT),
            user("admin-2", "沈问渠", "沙子口街道管理员 · Administrator", "ADMIN", SHAZIKOU, NOTHING));

    private static final Map<String, DemoUser> BY_USERNAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(DemoUser::username, Function.identity()));

    private DemoUsers() {}

    static List<DemoUser> all() {
        return ALL;
    }

    static Optional<DemoUser> named(String username) {
        return Optional.ofNullable(BY_USERNAME.get(username));
    }

    private static DemoUser user(
            String username, String name, String title, String role, List<String> areas, List<String> units) {
        return new DemoUser(username, "p-" + username, name, title, role, areas, units, USER_SCOPE);
    }
}
