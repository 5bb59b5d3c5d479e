package city.renewal.demo;

import static city.renewal.demo.ProgrammeJson.quoted;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Site activity as requests that are sent after the ledger's import: reports with photos, and problems in every state.
 * Dates are relative to the day on which the demonstration is loaded, so that something is due soon whenever that is.
 */
final class SiteActivity {
    private static final String OWNER = "owner";
    private static final String SUPERVISOR = "supervisor";
    private static final String COMMANDER = "commander";
    private static final String CITIZENS = "citizens";

    /** Progress in percent of a node of which the ledger tells none. */
    private static final int BEGUN = 12;

    private final DemoProgramme programme;
    private final String reporter;
    private final List<SiteNode> places;
    private final Set<SitePicture> uploaded = new LinkedHashSet<>();
    private final List<SiteRequest> steps = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private int problems;

    /** A node on which work is going on. */
    private record SiteNode(DemoProject project, DemoNode node, int percent) {}

    private SiteActivity(DemoProgramme programme, String reporter, List<SiteNode> places) {
        this.programme = programme;
        this.reporter = reporter;
        this.places = places;
    }

    /**
     * @param reporter demonstration user who reports: one of the unit, or the integration where no demonstration user is of a unit
     * @param unit id of the unit whose projects the story is about; null: any
     */
    static List<SiteRequest> of(
            DemoProgramme programme, List<DemoProject> projects, String reporter, @Nullable String unit) {
        var places = new ArrayList<SiteNode>();
        for (var project : projects) {
            if (unit == null || unit.equals(project.unit().id())) {
                project.nodes().stream()
                        .filter(DemoNode::isOpen)
                        .findFirst()
                        .ifPresent(node -> places.add(new SiteNode(
                                project,
                                node,
                                Objects.requireNonNullElse(node.actuals().percent(), BEGUN))));
            }
        }
        var story = new SiteActivity(programme, reporter, places);
        story.reportOn();
        story.problems();
        story.citizens();
        return List.copyOf(story.steps);
    }

    static String json(List<SiteRequest> steps) {
        return steps.stream().map(step -> "  " + step.json()).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private SiteNode place(int index) {
        return places.get(index % places.size());
    }

    private void reportOn() {
        report(place(0), "@now-P6D", -8, "外墙基层处理完成两栋，脚手架已验收。", SitePicture.FACADE_BEFORE);
        report(place(0), "@now-PT20H", 0, "保温板铺贴至四层，材料复检合格。", SitePicture.FACADE_DURING);
        report(place(1), "@now-PT26H", 0, "管沟开挖一百二十米，已做围挡和警示。", SitePicture.TRENCH_DURING);
        report(place(2), "@now-P2D", 0, "昨夜降雨，停工半日，已抽排积水。");
        report(place(3), "@now-P3D", 0, "苗木进场，土方回填完成。", SitePicture.PARK_DURING);
        report(place(4), "@now-PT5H", 0, "与燃气公司对接迁改方案，等待批复。");
        report(place(5), "@now-P8D", -5, "基槽验收通过。");
        // Its photo never arrives: the report stays incomplete, and the lists say so.
        add(place(5), "@now-PT3H", 0, "混凝土浇筑完成，照片待信号恢复后上传。", "[" + quoted("5".repeat(64)) + "]");
        steps.add(SiteRequest.post(
                "reports",
                reporter,
                "/api/v1/site-reports/batch",
                "{ \"reports\": [ " + String.join(", ", reports) + " ] }"));
    }

    private void report(SiteNode place, String observedAt, int less, String note, SitePicture... pictures) {
        upload(reporter, pictures);
        add(place, observedAt, less, note, photos(List.of(pictures)));
    }

    private void add(SiteNode place, String observedAt, int less, String note, String photos) {
        reports.add(("{ \"reportId\": %s, \"projectId\": %s, \"nodeId\": %s, \"observedAt\": %s,"
                        + " \"progressPercent\": %d, \"note\": %s, \"photos\": %s }")
                .formatted(
                        quoted("%s-report-%02d".formatted(programme.programmeId(), reports.size() + 1)),
                        quoted(place.project().code()),
                        quoted(place.node().code()),
                        quoted(observedAt),
                        Math.max(0, place.percent() + less),
                        quoted(note),
                        photos));
    }

    private void problems() {
        upload(SUPERVISOR, SitePicture.PAVEMENT_BROKEN, SitePicture.RUBBLE);
        upload(OWNER, SitePicture.PAVEMENT_MENDED, SitePicture.RUBBLE_CLEARED);
        raise(
                new DemoProblem(
                        SUPERVISOR, "INSPECTION", "SAFETY", "基坑临边防护缺失", "东侧临边防护栏杆被拆除未恢复。", "@today-6", List.of()),
                place(0));
        raise(
                new DemoProblem(
                        SUPERVISOR, "INSPECTION", "QUALITY", "外墙保温板空鼓", "三单元北立面抽检空鼓率超标。", "@today+2", List.of()),
                place(1));
        raise(
                new DemoProblem(
                        SUPERVISOR, "INSPECTION", "ENVIRONMENT", "裸土未覆盖", "堆土区约三百平方米未覆盖防尘网。", "@today+15", List.of()),
                place(2));
        raise(
                new DemoProblem(
                        COMMANDER,
                        "INSTRUCTION",
                        "LAND",
                        "临时用地手续未办结",
                        "领导批示：两周内办结临时用地，保障管线施工。",
                        "@today+12",
                        List.of()),
                place(3),
                place(3).node().code());
        raise(
                new DemoProblem(
                        SUPERVISOR, "INSPECTION", "PERMITS", "占道开挖许可逾期", "许可到期未续，影响下一段施工。", "@today-3", List.of()),
                place(4),
                place(4).node().code());
        rectify(
                raise(
                        new DemoProblem(
                                SUPERVISOR,
                                "INSPECTION",
                                "QUALITY",
                                "人行道铺装破损",
                                "约二十平方米破损松动。",
                                "@today+5",
                                List.of(SitePicture.PAVEMENT_BROKEN)),
                        place(5)),
                "已更换破损面砖。",
                SitePicture.PAVEMENT_MENDED);
        returnedTwice();
        closed("消防通道堆放建材", "@today+8", false);
        closed("施工噪声夜间超标", "@today-4", false);
        closed("建筑垃圾未及时清运", "@today+6", true);
        var asked = raise(
                new DemoProblem(SUPERVISOR, "INSPECTION", "QUALITY", "雨水口标高不符", "两处雨水口高于路面。", "@today+4", List.of()),
                place(6));
        steps.add(SiteRequest.post(
                asked,
                OWNER,
                "/api/v1/problems/" + asked + "/extensions",
                "{ \"dueDate\": \"@today+18\", \"reason\": \"需等待沥青摊铺同步调整标高。\" }"));
    }

    private void returnedTwice() {
        var problem = raise(
                new DemoProblem(SUPERVISOR, "INSPECTION", "QUALITY", "楼道墙面返潮", "一单元一至三层墙面返潮起皮。", "@today+3", List.of()),
                place(7));
        for (var reason : List.of("仅刷涂料，未处理渗漏点。", "二层仍有潮斑，请做闭水试验。")) {
            rectify(problem, "已铲除起皮并重新粉刷。");
            verify(problem, "RETURNED", reason);
        }
    }

    private void closed(String title, String dueDate, boolean reopened) {
        var problem = raise(
                new DemoProblem(
                        SUPERVISOR,
                        "INSPECTION",
                        "ENVIRONMENT",
                        title,
                        title + "，影响居民出行。",
                        dueDate,
                        List.of(SitePicture.RUBBLE)),
                place(problems));
        rectify(problem, "已整改并安排专人巡查。", SitePicture.RUBBLE_CLEARED);
        verify(problem, "ACCEPTED", "现场复核，整改到位。");
        if (reopened) {
            steps.add(SiteRequest.post(
                    problem,
                    SUPERVISOR,
                    "/api/v1/problems/" + problem + "/reopening",
                    "{ \"note\": \"三日后同一位置再次堆放，反弹。\" }"));
        }
    }

    /** One report becomes a problem, another still waits for a moderator. */
    private void citizens() {
        citizen("楼前下水井盖松动，夜里车辆经过声响很大，也不安全。");
        steps.add(SiteRequest.first(
                CITIZENS, SUPERVISOR, "/api/v1/citizen-reports?limit=1&area=" + programme.area(), "reportId"));
        steps.add(SiteRequest.post(
                CITIZENS,
                SUPERVISOR,
                "/api/v1/citizen-reports/@first/moderation",
                ("{ \"verdict\": \"ACCEPTED\", \"projectId\": %s, \"title\": \"井盖松动异响\","
                                + " \"description\": \"楼前雨水井盖松动，需更换垫圈并加固。\", \"dueDate\": \"@today+7\","
                                + " \"owner\": { \"personId\": \"p-owner\", \"name\": \"王立功\" },"
                                + " \"unit\": { \"unitId\": \"u1\", \"name\": \"中韩街道城市更新办公室\" } }")
                        .formatted(quoted(place(0).project().code()))));
        citizen("小区东门路灯坏了三盏，老人晚上出行不便。");
    }

    private void citizen(String description) {
        steps.add(SiteRequest.post(
                CITIZENS,
                OWNER,
                "/open311/v2/requests.json",
                ("{ \"service_code\": \"OTHER\", \"attribute\": { \"area\": %s }, \"address_string\": %s,"
                                + " \"description\": %s }")
                        .formatted(
                                quoted(programme.area()),
                                quoted(place(0).project().name()),
                                quoted(description))));
    }

    /** A problem as it is raised; the demonstration's owner answers for it. */
    private record DemoProblem(
            String by,
            String source,
            String category,
            String title,
            String description,
            String dueDate,
            List<SitePicture> photos) {}

    private String raise(DemoProblem found, SiteNode place, String... blocks) {
        problems++;
        var id = "%s-problem-%02d".formatted(programme.programmeId(), problems);
        var blocked = List.of(blocks).stream().map(ProgrammeJson::quoted).collect(Collectors.joining(", "));
        steps.add(SiteRequest.post(
                id,
                found.by(),
                "/api/v1/problems",
                ("{ \"problemId\": %s, \"programme\": %s, \"projectId\": %s, \"nodeId\": %s, \"source\": %s,"
                                + " \"category\": %s, \"title\": %s, \"description\": %s, \"dueDate\": %s, \"photos\": %s,"
                                + " \"blocks\": [%s], \"owner\": { \"personId\": \"p-owner\", \"name\": \"王立功\" }, \"unit\": {"
                                + " \"unitId\": \"u1\", \"name\": \"中韩街道城市更新办公室\" } }")
                        .formatted(
                                quoted(id),
                                quoted(programme.programmeId()),
                                quoted(place.project().code()),
                                quoted(place.node().code()),
                                quoted(found.source()),
                                quoted(found.category()),
                                quoted(found.title()),
                                quoted(found.description()),
                                quoted(found.dueDate()),
                                photos(found.photos()),
                                blocked)));
        return id;
    }

    private void rectify(String problem, String note, SitePicture... pictures) {
        steps.add(SiteRequest.post(
                problem,
                OWNER,
                "/api/v1/problems/" + problem + "/rectification",
                "{ \"note\": %s, \"photos\": %s }".formatted(quoted(note), photos(List.of(pictures)))));
    }

    private void verify(String problem, String verdict, String note) {
        steps.add(SiteRequest.post(
                problem,
                SUPERVISOR,
                "/api/v1/problems/" + problem + "/verification",
                "{ \"verdict\": %s, \"note\": %s }".formatted(quoted(verdict), quoted(note))));
    }

    private void upload(String user, SitePicture... pictures) {
        for (var picture : pictures) {
            if (uploaded.add(picture)) {
                steps.add(SiteRequest.photo(user, picture));
            }
        }
    }

    private static String photos(List<SitePicture> pictures) {
        return pictures.stream()
                .map(picture -> quoted("@photo:" + picture.fileName()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
