package city.renewal.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Stubs of the services for the page for sites: a person's nodes and problems, reports by their ids, photos by their
 * hashes piece by piece, commands by their idempotency keys. Its data outlives the server that it answers through, as a
 * store outlives a killed process.
 */
final class StubFieldServices {
    static final String AS_OF = "2023-06-30T08:00:00+08:00";
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 30);
    private static final Pattern PHOTO = Pattern.compile("/api/v1/photos/([0-9a-f]{64})");
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    final Map<String, JsonNode> reports = new ConcurrentHashMap<>();
    final Map<String, ByteArrayOutputStream> pieces = new ConcurrentHashMap<>();
    final Map<String, byte[]> photos = new ConcurrentHashMap<>();
    /** Idempotency key → command. */
    final Map<String, Command> commands = new ConcurrentHashMap<>();
    /** Offsets of all received pieces, in their order. */
    final List<Long> offsets = new CopyOnWriteArrayList<>();
    /** Whether a complete photo is still being written: no receipt until it is durable. */
    volatile boolean isSlow;
    /** The status of every command, if not 0. */
    volatile int refusal;
    /** How many of the next requests are answered with 412. */
    volatile int stale;
    /** Pieces at this offset or later wait for {@link #goOn}; negative: none waits. */
    volatile long stopAt = -1;

    volatile CountDownLatch stopped = new CountDownLatch(1);
    volatile CountDownLatch goOn = new CountDownLatch(1);
    volatile boolean isSigned;

    record Command(String path, String version, JsonNode body) {}

    /** The only command whose path ends with this. */
    Command command(String path) {
        return commands.values().stream()
                .filter(command -> command.path().endsWith(path))
                .findFirst()
                .orElseThrow();
    }

    void reset() {
        reports.clear();
        pieces.clear();
        photos.clear();
        commands.clear();
        offsets.clear();
        isSlow = false;
        refusal = 0;
        stale = 0;
        stopAt = -1;
        stopped = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        isSigned = false;
    }

    void answerThrough(StubServer project, StubServer progress) {
        answerThrough(project);
        progress.on("/api/v1/deadlines", exchange -> exchange.json(200, page(nodes(exchange.query()))));
        progress.on("/api/v1/problems", exchange -> exchange.json(200, page(problems(exchange.query()))));
    }

    void answerThrough(StubServer project) {
        project.on("/api/v1/site-reports/batch", this::batch);
        project.on("/api/v1/site-reports/status", this::status);
        project.otherwise(this::project);
    }

    private void batch(StubServer.Exchange exchange) throws IOException {
        var outcomes = new ArrayList<Map<String, Object>>();
        for (var report : Json.read(text(exchange)).path("reports")) {
            var id = report.path("reportId").asString();
            var outcome = new LinkedHashMap<String, Object>();
            outcome.put("reportId", id);
            if (report.path("note").asString("").contains("refuse")) {
                outcome.put("outcome", "REJECTED");
                outcome.put("code", "NOT_ALLOWED");
                outcome.put("reason", "NOT_ALLOWED: Expected node 'n1' to be of unit 'u1'");
            } else {
                outcome.put("outcome", reports.putIfAbsent(id, report) == null ? "ACCEPTED" : "DUPLICATE");
            }
            outcomes.add(outcome);
        }
        exchange.json(200, Json.text(Map.of("outcomes", outcomes)));
    }

    private void status(StubServer.Exchange exchange) throws IOException {
        var states = new ArrayList<Map<String, Object>>();
        for (var id : Json.read(text(exchange)).path("reportIds")) {
            var report = reports.get(id.asString());
            var missing = new ArrayList<String>();
            if (report != null) {
                report.path("photos").forEach(photo -> {
                    if (!photos.containsKey(photo.asString())) {
                        missing.add(photo.asString());
                    }
                });
            }
            var state = report == null ? "UNKNOWN" : missing.isEmpty() && !isSlow ? "COMPLETE" : "INCOMPLETE";
            states.add(Map.of("reportId", id.asString(), "state", state, "missingPhotos", missing));
        }
        exchange.json(200, Json.text(Map.of("reports", states)));
    }

    private void project(StubServer.Exchange exchange) throws IOException {
        var path = exchange.http.getRequestURI().getPath();
        var photo = PHOTO.matcher(path);
        if (photo.matches()) {
            photo(exchange, photo.group(1));
        } else if (path.endsWith("/plan")) {
            exchange.json(
                    200,
                    Json.text(Map.of(
                            "nodes",
                            List.of(
                                    Map.of("nodeId", "n1", "evidence", List.of("PHOTO_BEFORE", "PHOTO_AFTER")),
                                    Map.of(
                                            "nodeId",
                                            "n2",
                                            "evidence",
                                            List.of(),
                                            "quantity",
                                            Map.of("total", 38, "unit", "栋"))))));
        } else if (exchange.http.getRequestMethod().equals("POST")) {
            command(exchange, path);
        } else {
            versioned(exchange);
        }
    }

    private void versioned(StubServer.Exchange exchange) throws IOException {
        exchange.http.getResponseHeaders().set("ETag", "\"7\"");
        exchange.json(200, "{}");
    }

    private void command(StubServer.Exchange exchange, String path) throws IOException {
        var headers = exchange.http.getRequestHeaders();
        if (refusal != 0) {
            exchange.json(
                    refusal, "{\"type\":\"urn:renewal:problem:rule\",\"detail\":\"Expected node 'n1' to be open\"}");
        } else if (stale > 0) {
            stale--;
            exchange.json(412, "{\"detail\":\"somebody was faster\"}");
        } else {
            commands.put(
                    headers.getFirst("Idempotency-Key"),
                    new Command(path, headers.getFirst("If-Match"), Json.read(text(exchange))));
            isSigned |= path.endsWith("/acceptance");
            exchange.json(200, "{}");
        }
    }

    private void photo(StubServer.Exchange exchange, String sha256) throws IOException {
        var headers = exchange.http.getRequestHeaders();
        if (exchange.http.getRequestMethod().equals("HEAD")) {
            if (photos.containsKey(sha256)) {
                exchange.http.sendResponseHeaders(200, -1);
            } else if (pieces.containsKey(sha256)) {
                incomplete(exchange, pieces.get(sha256).size());
            } else {
                exchange.http.sendResponseHeaders(404, -1);
            }
            return;
        }
        var range = RANGE.matcher(headers.getFirst("Content-Range"));
        if (!range.matches()) {
            throw new IllegalStateException("Not a range: " + headers.getFirst("Content-Range"));
        }
        var from = Long.parseLong(range.group(1));
        offsets.add(from);
        if (stopAt >= 0 && from >= stopAt) {
            stopped.countDown();
            awaitGoOn();
        }
        var held = pieces.computeIfAbsent(sha256, _ -> new ByteArrayOutputStream());
        if (from != held.size()) {
            exchange.json(409, "{\"detail\":\"%d bytes are held\"}".formatted(held.size()));
            return;
        }
        held.write(exchange.body);
        if (held.size() < Long.parseLong(range.group(3))) {
            incomplete(exchange, held.size());
        } else if (sha256(held.toByteArray()).equals(sha256)) {
            photos.put(sha256, held.toByteArray());
            exchange.json(201, "{}");
        } else {
            pieces.remove(sha256);
            exchange.json(422, "{\"type\":\"urn:renewal:problem:hash-mismatch\"}");
        }
    }

    private static void incomplete(StubServer.Exchange exchange, int held) throws IOException {
        exchange.http.getResponseHeaders().set("Range", "bytes=0-" + (held - 1));
        exchange.http.sendResponseHeaders(308, -1);
    }

    /** Waits until the test continues, or the server is closed, which interrupts waiting threads. */
    private void awaitGoOn() throws IOException {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server was killed in the middle of a piece", e);
        }
    }

    private List<Map<String, Object>> nodes(String query) {
        if (query.contains("owner=p-owner")) {
            return List.of(
                    node("n1", "施工图设计", "RED", "OVERDUE", TODAY.minusDays(3), 40),
                    node("n2", "外墙保温", "AMBER", "DUE_SOON", TODAY.plusDays(5), 65),
                    node("n3", "管网改造", "GREEN", "ON_TRACK", TODAY.plusDays(40), 10));
        }
        return query.contains("unit=u2")
                ? List.of(node("n9", "竣工验收", "GREEN", "ON_TRACK", TODAY.plusDays(9), 80))
                : List.of();
    }

    private Map<String, Object> node(
            String id, String name, String light, String standing, LocalDate due, int percent) {
        var row = new LinkedHashMap<String, Object>();
        row.put("projectId", "p1");
        row.put("projectName", "张村河片区改造项目一期（沿河安置房及配套）");
        row.put("nodeId", id);
        row.put("nodeName", name);
        row.put("programme", "laoshan-2023");
        row.put("area", "370212001");
        row.put("owner", Map.of("personId", "p-owner", "name", "王立功"));
        row.put("unit", Map.of("unitId", "u1", "name", "区住房和城乡建设局"));
        row.put("originalDueDate", due.toString());
        row.put("dueDate", due.toString());
        row.put("progressPercent", percent);
        row.put("standing", standing);
        row.put("light", light);
        row.put("overdueDays", light.equals("RED") ? 3 : 0);
        row.put("signedAt", isSigned || !id.equals("n1") ? AS_OF : null);
        row.put("lastReportedAt", id.equals("n3") ? null : AS_OF);
        row.put("reportMissing", id.equals("n2"));
        row.put("blockedBy", id.equals("n3") ? List.of("q1") : List.of());
        row.put("extension", id.equals("n3") ? Map.of("state", "PENDING", "requestedDueDate", "2023-08-31") : null);
        row.put("sequence", 17);
        return row;
    }

    private List<Map<String, Object>> problems(String query) {
        if (!query.contains("owner=p-owner")) {
            return List.of();
        }
        var row = new LinkedHashMap<String, Object>();
        row.put("problemId", "q1");
        row.put("projectName", "张村河片区改造项目一期（沿河安置房及配套）");
        row.put("nodeName", "外墙保温");
        row.put("title", "脚手架连墙件缺失");
        row.put("description", "三层东侧有两处连墙件缺失。");
        row.put("area", "370212001");
        row.put("owner", Map.of("personId", "p-owner", "name", "王立功"));
        row.put("unit", Map.of("unitId", "u1", "name", "区住房和城乡建设局"));
        row.put("dueDate", TODAY.plusDays(2).toString());
        row.put("standing", "DUE_SOON");
        row.put("light", "AMBER");
        row.put("returns", 2);
        row.put("reopened", 0);
        row.put("sequence", 3);
        return List.of(row);
    }

    private static String page(List<?> items) {
        var page = new LinkedHashMap<String, Object>();
        page.put("items", items);
        page.put("next", null);
        page.put("asOf", AS_OF);
        return Json.text(page);
    }

    private static String text(StubServer.Exchange exchange) {
        return new String(exchange.body, StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
