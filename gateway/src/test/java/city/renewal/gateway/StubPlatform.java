package city.renewal.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** Stubs of the services and the issuer for the wall display: realistic data of a district, and a sign-in page with one button. */
final class StubPlatform {
    static final String PROGRAMME = "laoshan-2023";
    private static final String END = "end";
    private static final String AS_OF = "2023-06-30T08:00:00+08:00";
    private static final List<String> STREETS =
            List.of("370212001", "370212002", "370212003", "370212004", "370212005");
    private static final List<String> PEOPLE = List.of("林晓东", "周敏", "孙立群", "高雅琴", "徐振华", "马文静", "郭志远");
    private static final List<String> NODES = List.of("施工图设计", "征收补偿方案公示", "土地供应", "主体结构封顶", "竣工验收", "招标", "管网改造");

    private static final String RANKING = """
            {"rulesVersion": 2, "items": [
              {"rank": 1, "key": "370212005", "name": "金家岭街道", "score": 86.08, "explanation": [
                {"measure": "ON_TIME", "effectiveWeight": 44.44, "points": 41.71, "numerator": 122, "denominator": 130,
                 "rows": "/api/v1/deadlines?programme=laoshan-2023&street=370212005&standing=DONE_ON_TIME,OVERDUE",
                 "text": "按时完成 122 个，应完成 130 个 · 122 of 130 nodes done on time"},
                {"measure": "INVESTMENT", "effectiveWeight": 22.22, "points": 11.45, "rows": null,
                 "numerator": 1019260000.00, "denominator": 1978770000.00, "text": "…"}]},
              {"rank": 2, "key": "370212004", "name": "北宅街道", "score": 33.54, "explanation": [
                {"measure": "ON_TIME", "effectiveWeight": 44.44, "points": 12.5, "numerator": 30, "denominator": 107,
                 "rows": null, "text": "按时完成 30 个，应完成 107 个 · 30 of 107 nodes done on time"}]}]}
            """;

    final List<BlockingQueue<String>> walls = new CopyOnWriteArrayList<>();
    final List<BlockingQueue<String>> inboxes = new CopyOnWriteArrayList<>();
    volatile int late;
    volatile int open;
    volatile int orders = 5;
    volatile boolean answered;
    volatile boolean down;
    volatile boolean inboxDown;
    volatile int unread = 7;
    volatile boolean forbidden;
    /** Whether rows lack required fields, so that one panel of the page fails by itself. */
    volatile boolean incomplete;

    private final RunningGateway gateway;
    final StubSignIn signIn;

    StubPlatform(RunningGateway gateway, int late) {
        this.gateway = gateway;
        this.late = late;
        this.open = late;
        signIn = new StubSignIn(gateway, List.of(new StubSignIn.Person("p-commander", "指挥长", "COMMANDER", List.of())));
        gateway.project.on(
                "/api/v1/programmes",
                exchange -> exchange.json(
                        200,
                        page(List.of(
                                programme("shinan-2022", "市南区2022年城市更新和城市建设攻坚计划", 2022),
                                programme(PROGRAMME, "崂山区2023年城市更新和城市建设攻坚计划", 2023)))));
        gateway.progress.on("/api/v1/overview", exchange -> {
            if (forbidden) {
                exchange.json(403, "{\"detail\":\"not for you\"}");
            } else if (down) {
                exchange.json(503, "{\"detail\":\"progress-service is not there\"}");
            } else {
                exchange.json(200, overview(exchange.query().replaceAll(".*programme=([^&]*).*", "$1")));
            }
        });
        gateway.progress.on(
                "/api/v1/deadlines",
                exchange -> exchange.json(
                        200,
                        incomplete
                                ? page(List.of(Map.of("nodeId", "n1")))
                                : deadlines(exchange.query().contains("OVERDUE"))));
        notification();
        otherScenes();
        gateway.progress.on("/api/v1/live", this::live);
    }

    /** Answers the requests of the other scenes. */
    private void otherScenes() {
        gateway.progress.on("/api/v1/rankings", exchange -> exchange.json(200, RANKING));
        gateway.progress.on("/api/v1/problems", exchange -> exchange.json(200, page(problems())));
        gateway.project.on(
                "/api/v1/projects",
                exchange -> exchange.json(
                        200,
                        page(IntStream.range(0, 40)
                                .mapToObj(StubPlatform::project)
                                .toList())));
    }

    static Map<String, Object> project(int i) {
        return Map.of(
                "projectId", "p" + i,
                "name", "张村河片区改造项目%d期".formatted(i),
                "field", "f1",
                "headquarters", "h1",
                "area", STREETS.get(i % 5),
                "unit", Map.of("unitId", "u1", "name", "区城市更新局"),
                "leader", person(i),
                "plannedThisYear", money("%d00000000.00".formatted(i + 1)));
    }

    private static List<Map<String, Object>> problems() {
        return IntStream.range(0, 4)
                .mapToObj(i -> {
                    var row = row(
                            i,
                            i < 2 ? "OVERDUE" : "ON_TRACK",
                            i < 2 ? "RED" : "GREEN",
                            i < 2 ? 9 - i : 0,
                            LocalDate.of(2023, 6, i < 2 ? 21 + i : 30));
                    row.put("problemId", "q" + i);
                    row.put("title", "基坑临边防护缺失%d".formatted(i));
                    row.put("source", i == 3 ? "CITIZEN" : "INSPECTION");
                    row.put("blocks", i == 2 ? List.of("n1", "n2") : List.of());
                    row.put("returns", i);
                    row.put("reopened", 0);
                    return row;
                })
                .toList();
    }

    private void notification() {
        gateway.notification.on("/api/v1/alerts", exchange -> exchange.json(200, page(alerts())));
        gateway.notification.on("/api/v1/alerts/a0/acknowledgement", exchange -> {
            answered = true;
            exchange.json(200, Json.text(alerts().getFirst()));
        });
        gateway.notification.on(
                "/api/v1/alerts/a3/acknowledgement",
                exchange -> exchange.json(
                        409,
                        "{\"type\":\"urn:renewal:problem:alert-resolved\",\"detail\":\"it was resolved meanwhile\"}"));
        gateway.notification.on("/api/v1/supervision-orders", exchange -> exchange.json(200, orders(exchange.query())));
        gateway.notification.on(
                "/api/v1/inbox",
                exchange -> exchange.json(200, "{\"items\":[],\"next\":null,\"unread\":%d}".formatted(unread)));
        gateway.notification.on("/api/v1/inbox/stream", this::inbox);
    }

    private void inbox(StubServer.Exchange exchange) throws IOException {
        if (inboxDown) {
            exchange.json(429, "{\"detail\":\"too many streams\"}");
        } else {
            stream(exchange, inboxes, unreadEvent());
        }
    }

    private String unreadEvent() {
        return "event: unread\ndata: {\"unread\":%d}\n\n".formatted(unread);
    }

    /** Sends a new unread count to every open inbox stream. */
    void tellUnread(int now) {
        unread = now;
        inboxes.forEach(inbox -> inbox.add(unreadEvent()));
    }

    /** Sends an event to every connected wall. */
    void tell(String type, String data) {
        walls.forEach(wall -> wall.add("id: %s-1\nevent: %s\ndata: %s\n\n".formatted(type, type, data)));
    }

    /** Breaks every wall's stream off. */
    void breakOff() {
        walls.forEach(wall -> wall.add(END));
    }

    /** Ends every wall's stream as a service does when the same person opens a newer one. */
    void replaceAll() {
        walls.forEach(wall -> {
            wall.add("retry: 30000\n\n");
            wall.add(END);
        });
    }

    /** Breaks every inbox stream off. */
    void breakOffInboxes() {
        inboxes.forEach(inbox -> inbox.add(END));
    }

    String overview(String programme) {
        var then = Map.of(
                "day", "2023-06-29",
                "completedProjects", 11,
                "paidThisYear", money("6900000000.00"),
                "overdueNodes", 28,
                "dueThisWeek", 21,
                "openAlerts", 33);
        return Json.text(Map.of(
                "programme", programme,
                "asOf", AS_OF,
                "fields", 8,
                "projects", Map.of("total", programme.equals(PROGRAMME) ? 196 : 179, "completed", 12),
                "investment",
                        Map.of(
                                "total", money("100600000000.00"),
                                "plannedThisYear", money("15600000000.00"),
                                "paidThisYear", money("6943210000.00"),
                                "completionRate", "0.45"),
                "nodes",
                        Map.of(
                                "total",
                                1043,
                                "dueThisWeek",
                                21,
                                "byStanding",
                                Map.of(
                                        "OVERDUE", late,
                                        "DUE_SOON", 24,
                                        "AT_RISK", 57,
                                        "CLAIMED", 9,
                                        "SUSPENDED", 14,
                                        "ON_TRACK", 612,
                                        "DONE_ON_TIME", 262,
                                        "DONE_LATE", 28),
                                "byLight",
                                Map.of("RED", late, "AMBER", 84, "YELLOW", 28, "GREEN", 880, "GREY", 14)),
                "problems", Map.of("total", 6, "open", 4, "byStanding", Map.of("OVERDUE", 2)),
                "since", Map.of("yesterday", then, "lastWeek", then),
                "yearElapsed", "0.49",
                "alerts", Map.of("open", open)));
    }

    private void live(StubServer.Exchange exchange) throws IOException {
        stream(exchange, walls, ": welcome\n\n");
    }

    private static void stream(StubServer.Exchange exchange, List<BlockingQueue<String>> readers, String first)
            throws IOException {
        // Register the reader before the response begins, so that it misses no event.
        var reader = new LinkedBlockingQueue<String>();
        readers.add(reader);
        try {
            exchange.http.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.http.sendResponseHeaders(200, 0);
            exchange.http.getResponseBody().write(first.getBytes(StandardCharsets.UTF_8));
            exchange.http.getResponseBody().flush();
            for (var event = reader.take(); !event.equals(END); event = reader.take()) {
                exchange.http.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                exchange.http.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    String deadlines(boolean isLate) {
        return page(isLate ? lateRows() : soonRows());
    }

    private List<Map<String, Object>> lateRows() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < late; i++) {
            rows.add(row(
                    i, "OVERDUE", "RED", late - i + 1, LocalDate.of(2023, 6, 30).minusDays(late - i + 1)));
        }
        return rows;
    }

    private List<Map<String, Object>> soonRows() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 24; i++) {
            rows.add(row(
                    100 + i, "DUE_SOON", "AMBER", 0, LocalDate.of(2023, 6, 30).plusDays(i / 4)));
        }
        return rows;
    }

    static Map<String, Object> row(int i, String standing, String light, int overdueDays, LocalDate due) {
        var random = new Random(i);
        var row = new LinkedHashMap<String, Object>();
        row.put("projectId", "p" + i);
        row.put("projectName", "张村河片区改造项目%d期（沿河安置房及配套）".formatted(i % 9 + 1));
        row.put("nodeId", "n" + i);
        row.put("nodeName", NODES.get(i % NODES.size()));
        row.put("programme", PROGRAMME);
        row.put("field", "f1");
        row.put("area", STREETS.get(random.nextInt(random.nextInt(5) + 1)));
        row.put("headquarters", "h1");
        row.put("owner", person(i));
        row.put(
                "unit",
                Map.of(
                        "unitId",
                        "u" + i % 3,
                        "name",
                        List.of("区城市更新局", "沙子口街道办事处", "崂山城发集团").get(i % 3)));
        row.put("leader", person(i + 3));
        row.put("plannedStart", due.minusDays(30).toString());
        row.put("startedOn", null);
        row.put("originalDueDate", (i % 5 == 2 ? due.minusDays(20) : due).toString());
        row.put("dueDate", due.toString());
        row.put("dueVersion", i % 5 == 2 ? 2 : 1);
        row.put("forecastDate", due.plusDays(9).toString());
        row.put("completedOn", null);
        row.put("progressPercent", 40);
        row.put("weight", 1);
        row.put("standing", standing);
        row.put("light", light);
        row.put("overdueDays", overdueDays);
        row.put("totalFloatDays", -overdueDays);
        row.put("critical", true);
        row.put("ownerKnown", i != 1);
        row.put("signedAt", i % 3 == 0 ? null : AS_OF);
        row.put("lastReportedAt", AS_OF);
        row.put("reportMissing", false);
        row.put("sequence", 17);
        return row;
    }

    private List<Map<String, Object>> alerts() {
        var alerts = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < open; i++) {
            var alert = new LinkedHashMap<String, Object>();
            alert.put("alertId", "a" + i);
            alert.put("kind", "OVERDUE");
            alert.put("severity", "CRITICAL");
            alert.put("level", i % 3 + 1);
            alert.put("projectId", "p" + i);
            alert.put("nodeId", "n" + i);
            alert.put("dueVersion", 1);
            alert.put("raisedAt", i % 2 == 0 ? "2023-06-27T08:00:00+08:00" : "2023-06-30T05:00:00+08:00");
            var isAnswered = i % 4 == 1 || (i == 0 && answered);
            alert.put("acknowledgedAt", isAnswered ? AS_OF : null);
            alert.put("acknowledgedBy", isAnswered ? "p-owner" : null);
            alert.put("resolvedAt", null);
            alert.put("notified", List.of());
            alert.put("nextStepAt", "2023-07-03T08:30:00+08:00");
            alert.put("mayAcknowledge", !isAnswered && i % 3 == 0);
            alerts.add(alert);
        }
        return alerts;
    }

    /** Five orders, of which the first two are overdue; or as many as a test sets. */
    private String orders(String query) {
        var isLate = query.contains("overdue");
        var page = new LinkedHashMap<String, Object>();
        page.put(
                "items",
                IntStream.range(0, isLate ? Math.min(orders, 2) : orders)
                        .mapToObj(StubPlatform::order)
                        .toList());
        page.put("next", null);
        page.put("total", isLate ? Math.min(orders, 2) : orders);
        return Json.text(page);
    }

    private static Map<String, Object> order(int i) {
        var isLate = i < 2;
        var order = new LinkedHashMap<String, Object>();
        order.put("orderId", "%s-2023-%d".formatted(PROGRAMME, i + 1));
        order.put("number", "督办〔2023〕%d号".formatted(i + 1));
        order.put("colour", List.of("RED", "YELLOW", "BLUE").get(i % 3));
        order.put("state", List.of("ISSUED", "RETURNED", "REPLIED").get(i % 3));
        order.put(
                "unit",
                Map.of(
                        "unitId",
                        "u" + i,
                        "name",
                        List.of("区城市更新局", "沙子口街道办事处", "崂山城发集团").get(i % 3)));
        order.put("matter", "节点逾期：张村河片区改造项目%d期 · %s".formatted(i + 1, NODES.get(i % NODES.size())));
        order.put(
                "answerDue",
                LocalDate.of(2023, 6, isLate ? 28 - i : 30)
                        .plusDays(isLate ? 0 : i)
                        .toString());
        order.put("overdue", isLate);
        order.put("overdueDays", isLate ? i + 2 : 0);
        order.put(
                "projectWithdrawn",
                i == 4 ? Map.of("reason", "并入其他项目", "by", "p-commander", "at", "2023-06-29T01:00:00Z") : null);
        return order;
    }

    private static Map<String, Object> programme(String id, String name, int year) {
        return Map.of(
                "programmeId",
                id,
                "name",
                name,
                "year",
                year,
                "area",
                "370212",
                "fields",
                List.of(Map.of("fieldId", "f1", "name", "旧村改造")),
                "headquarters",
                List.of(Map.of("headquartersId", "h1", "name", "张村河片区指挥部")));
    }

    private static Map<String, Object> person(int i) {
        return Map.of("personId", "x" + i % PEOPLE.size(), "name", PEOPLE.get(i % PEOPLE.size()));
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    static String page(List<?> items) {
        var page = new LinkedHashMap<String, Object>();
        page.put("items", items);
        page.put("next", null);
        page.put("asOf", AS_OF);
        return Json.text(page);
    }
}
