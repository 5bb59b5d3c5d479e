package city.renewal.gateway;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The services and the issuer as the wall meets them: a district's lifelike data, and a sign-in page with one button. */
final class StubPlatform {
    static final String PROGRAMME = "laoshan-2023";
    private static final String END = "end";
    private static final String AS_OF = "2023-06-30T08:00:00+08:00";
    private static final List<String> STREETS =
            List.of("370212001", "370212002", "370212003", "370212004", "370212005");
    private static final List<String> PEOPLE = List.of("林晓东", "周敏", "孙立群", "高雅琴", "徐振华", "马文静", "郭志远");
    private static final List<String> NODES = List.of("施工图设计", "征收补偿方案公示", "土地供应", "主体结构封顶", "竣工验收", "招标", "管网改造");

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
    volatile boolean sessionOver;
    private final RunningGateway gateway;
    private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();

    StubPlatform(RunningGateway gateway, int late) {
        this.gateway = gateway;
        this.late = late;
        this.open = late;
        issuer();
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
                exchange -> exchange.json(200, page(exchange.query().contains("OVERDUE") ? lateRows() : soonRows())));
        notification();
        gateway.progress.on("/api/v1/live", this::live);
    }

    private void notification() {
        gateway.notification.on("/api/v1/alerts", exchange -> exchange.json(200, page(alerts())));
        gateway.notification.on("/api/v1/alerts/a0/acknowledgement", exchange -> {
            answered = true;
            exchange.json(200, Json.text(alerts().getFirst()));
        });
        gateway.notification.on(
                "/api/v1/alerts/a3/acknowledgement",
                exchange -> exchange.json(409, "{\"detail\":\"it was resolved meanwhile\"}"));
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

    /** Something was read, or came, in the inbox of everybody who has it open. */
    void tellUnread(int now) {
        unread = now;
        inboxes.forEach(inbox -> inbox.add(unreadEvent()));
    }

    /** Sends an event to every wall that is connected. */
    void tell(String type, String data) {
        walls.forEach(wall -> wall.add("id: %s-1\nevent: %s\ndata: %s\n\n".formatted(type, type, data)));
    }

    /** Cuts every wall's stream. */
    void breakOff() {
        walls.forEach(wall -> wall.add(END));
    }

    String overview(String programme) {
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
                "alerts", Map.of("open", open)));
    }

    private void issuer() {
        gateway.issuer.server.on("/oauth2/authorize", exchange -> {
            exchange.http.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; img-src data:");
            exchange.send(
                    200,
                    "text/html",
                    "<!doctype html><title>issuer</title><link rel=icon href=data:,><p><a id=go href=\"/go?%s\">commander</a></p>"
                            .formatted(exchange.query().replace("&", "&amp;")));
        });
        gateway.issuer.server.on("/go", exchange -> {
            var asked = form(exchange.query());
            var code = "code-" + codes.size();
            codes.put(code, asked);
            exchange.redirect(asked.get("redirect_uri") + "?code=" + code + "&state="
                    + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        });
        gateway.issuer.server.on("/oauth2/token", exchange -> {
            var request = form(new String(exchange.body, StandardCharsets.UTF_8));
            if ("refresh_token".equals(request.get("grant_type"))) {
                refresh(exchange);
                return;
            }
            var asked = codes.remove(Objects.requireNonNullElse(request.get("code"), ""));
            if (asked == null || !challenge(request.get("code_verifier")).equals(asked.get("code_challenge"))) {
                exchange.send(400, "application/json", "{\"error\":\"invalid_grant\"}");
                return;
            }
            exchange.json(
                    200,
                    Json.text(Map.of(
                            "access_token",
                            gateway.issuer.token("p-commander"),
                            "id_token",
                            gateway.issuer.token("p-commander", claims -> claims.claim("nonce", asked.get("nonce"))),
                            "refresh_token",
                            "r1",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            600)));
        });
        gateway.issuer.server.on(
                "/connect/logout",
                exchange -> exchange.redirect(form(exchange.query()).get("post_logout_redirect_uri")));
    }

    private void refresh(StubServer.Exchange exchange) throws IOException {
        if (sessionOver) {
            exchange.send(400, "application/json", "{\"error\":\"invalid_grant\"}");
        } else {
            exchange.json(
                    200,
                    Json.text(Map.of(
                            "access_token",
                            gateway.issuer.token("p-commander"),
                            "refresh_token",
                            "r2",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            600)));
        }
    }

    private void live(StubServer.Exchange exchange) throws IOException {
        stream(exchange, walls, ": welcome\n\n");
    }

    private static void stream(StubServer.Exchange exchange, List<BlockingQueue<String>> readers, String first)
            throws IOException {
        // Whoever sees that the stream is open is told everything from then on.
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

    private static Map<String, Object> row(int i, String standing, String light, int overdueDays, LocalDate due) {
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
        row.put("originalDueDate", (i % 5 == 2 ? due.minusDays(20) : due).toString());
        row.put("dueDate", due.toString());
        row.put("dueVersion", i % 5 == 2 ? 2 : 1);
        row.put("forecastDate", due.plusDays(9).toString());
        row.put("completedOn", null);
        row.put("progressPercent", 40);
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

    /** Five, of which the first two are late; or as many as a test says. */
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
        return Map.of("programmeId", id, "name", name, "year", year, "area", "370212");
    }

    private static Map<String, Object> person(int i) {
        return Map.of("personId", "x" + i % PEOPLE.size(), "name", PEOPLE.get(i % PEOPLE.size()));
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    private static String page(List<?> items) {
        var page = new LinkedHashMap<String, Object>();
        page.put("items", items);
        page.put("next", null);
        page.put("asOf", AS_OF);
        return Json.text(page);
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
