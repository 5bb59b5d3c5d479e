package city.renewal.notification;

import static city.renewal.starter.testing.TestTokens.demo;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.local.store.EmbeddedStore;
import city.renewal.starter.testing.RunningService;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Alerts per second to a local webhook, this service durable, beside {@code prometheus-alertmanager} with the same grouping
 * (by project, a second of wait, a second of interval, twenty nodes each) in the same run, in turns; then how long a new
 * alert takes and what the process holds while many others are open. {@code ./renewal bench alerts [alerts] [most open]}.
 */
public final class AlertsBench {
    private static final int REPEATS = 3;
    private static final int NODES = 20;
    private static final int PROBES = 15;
    private static final Duration LONGEST_FILL = Duration.ofMinutes(8);
    private static final Pattern NODE = Pattern.compile("bench-[0-9]+-[0-9]+-[0-9]+");
    private static final String GROUPED = """
            {"root":{"routeId":"root","grouping":{"how":"TOGETHER","by":["PROJECT"],"waitSeconds":1,"intervalSeconds":1}}}
            """;
    private static final String EACH = "{\"root\":{\"routeId\":\"root\"}}";

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Receiver receiver = new Receiver();
    private final int alerts;
    private final int mostOpen;
    private int round;
    private double processorMillis;

    private AlertsBench(int alerts, int mostOpen) throws IOException {
        this.alerts = alerts;
        this.mostOpen = mostOpen;
    }

    public static void main(String[] arguments) throws Exception {
        var alerts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var mostOpen = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        new AlertsBench(alerts, mostOpen).run();
        // The embedded store and the broker keep their threads for as long as their process lives.
        System.exit(0);
    }

    /** Counts each alert once, however often a message names it. */
    private static final class Receiver {
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final HttpServer server;
        private volatile long last;

        Receiver() throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                NODE.matcher(body).results().forEach(found -> {
                    if (seen.add(found.group())) {
                        last = System.nanoTime();
                    }
                });
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
        }

        /** When the last of them came. */
        long all(int expected) throws InterruptedException {
            var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (seen.size() < expected) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("Only %d of %d alerts came".formatted(seen.size(), expected));
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            var at = last;
            seen.clear();
            return at;
        }
    }

    private void run() throws Exception {
        var named = System.getenv("MONGODB_URI");
        var folder = Files.createTempDirectory("renewal-bench-alerts-");
        var database = named == null || named.isBlank()
                ? EmbeddedStore.durable(folder.resolve("store"), 0).uri("bench")
                : named;
        System.out.printf(
                "%,d alerts in projects of %d nodes; the store is %s%n",
                alerts, NODES, named == null || named.isBlank() ? "the embedded one, durable" : "that of MONGODB_URI");
        try (var service = service(database)) {
            var other = Alertmanager.start(folder, receiver.url());
            if (other == null) {
                System.out.println("prometheus-alertmanager is not installed (apt-get install prometheus-alertmanager):"
                        + " nothing to compare with");
            }
            compare(service, other);
            if (other != null) {
                other.process.destroy();
            }
            manyOpen(service, database, named == null || named.isBlank());
        }
    }

    private RunningService service(String database) {
        return RunningService.of(NotificationServiceApplication.class)
                .with("renewal.mongo.uri", database)
                .with("renewal.clock", "system")
                .with("renewal.hours.opens", "00:00")
                .with("renewal.hours.closes", "00:00")
                .with("renewal.webhook.url", receiver.url())
                .start();
    }

    private void compare(RunningService service, @Nullable Alertmanager other) throws Exception {
        route(service, GROUPED);
        ours(service, Math.min(alerts, 2_000));
        if (other != null) {
            theirs(other, Math.min(alerts, 2_000));
        }
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        for (var repeat = 0; repeat < REPEATS; repeat++) {
            ours.add(ours(service, alerts));
            processor.add(processorMillis);
            if (other != null) {
                theirs.add(theirs(other, alerts));
            }
        }
        System.out.printf("ours, durable:           %,8.0f alerts/s (median of %s)%n", median(ours), rounded(ours));
        System.out.printf(
                "  of processor time:     %.2f ms an alert, with its store and broker in this process (median of %s)%n",
                median(processor), processor.stream().map("%.2f"::formatted).toList());
        if (other != null) {
            System.out.printf(
                    "prometheus-alertmanager: %,8.0f alerts/s (median of %s)%n", median(theirs), rounded(theirs));
            System.out.printf("ratio: %.2f%n", median(ours) / median(theirs));
        }
    }

    private double ours(RunningService service, int count) throws Exception {
        var facts = facts(count);
        var processor = PROCESS.getProcessCpuTime();
        var began = System.nanoTime();
        service.publish(Topics.PROGRESS, facts);
        var rate = count / ((receiver.all(count) - began) / 1e9);
        processorMillis = (PROCESS.getProcessCpuTime() - processor) / 1e6 / count;
        return rate;
    }

    private double theirs(Alertmanager other, int count) throws Exception {
        round++;
        var began = System.nanoTime();
        for (var from = 0; from < count; from += 64) {
            other.push(round, from, Math.min(count, from + 64));
        }
        return count / ((receiver.all(count) - began) / 1e9);
    }

    private List<Envelope<NodeStandingChanged>> facts(int count) {
        round++;
        var facts = new ArrayList<Envelope<NodeStandingChanged>>();
        for (var i = 0; i < count; i++) {
            facts.add(Changes.overdue(node(round, i / NODES, i % NODES), 1 + i % NODES, 1));
        }
        return facts;
    }

    private static NodeSubject node(int round, int project, int node) {
        var like = Changes.aNode("bench-%d-%d".formatted(round, project), "n" + node);
        return new NodeSubject(
                like.programme(),
                like.programmeName(),
                like.projectId(),
                like.projectName(),
                like.nodeId(),
                "bench-%d-%d-%d".formatted(round, project, node),
                like.field(),
                like.area(),
                null,
                null,
                new PersonRef("p-owner" + project % 500, "责任人"),
                new UnitRef("u" + project % 50, "责任单位"),
                null,
                null);
    }

    private static void route(RunningService service, String tree) {
        var answer = service.send("PUT", "/api/v1/routing", demo("admin").token(), tree, Map.of("If-Match", "*"));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body().toString());
        }
    }

    /** Alerts are put into the store as the service keeps them, each waiting for a step that is far away. */
    private void manyOpen(RunningService service, String database, boolean isEmbedded) throws Exception {
        route(service, EACH);
        if (isEmbedded) {
            System.out.println(
                    "The embedded store keeps its indexes in memory and makes each when a query first asks for it;"
                            + " the gauge of open alerts goes through all of them.");
        }
        try (var client = MongoClients.create(database)) {
            var name = URI.create(database).getPath().substring(1);
            var alertsKept = client.getDatabase(name).getCollection("alerts");
            var like = Objects.requireNonNull(alertsKept.find().first());
            var open = (int) alertsKept.countDocuments();
            for (var wanted = 10_000; wanted <= mostOpen; wanted *= 10) {
                var began = System.nanoTime();
                while (open < wanted && System.nanoTime() - began < LONGEST_FILL.toNanos()) {
                    var batch = new ArrayList<Document>();
                    for (var i = 0; i < Math.min(2_000, wanted - open); i++) {
                        batch.add(open(like, open + i));
                    }
                    alertsKept.insertMany(batch);
                    open += batch.size();
                }
                probe(service, open);
                if (open < wanted) {
                    System.out.printf("%,d would have taken longer than %s to put there%n", wanted, LONGEST_FILL);
                    return;
                }
            }
        }
    }

    private static Document open(Document like, int number) {
        var copy = new Document(like);
        copy.remove("outboxSince");
        copy.append("_id", "open-" + number)
                .append("outbox", List.of())
                .append("open", true)
                .append("node", "open-" + number)
                .append("nextStepAt", Date.from(Instant.now().plus(Duration.ofDays(400))));
        return copy;
    }

    private void probe(RunningService service, int open) throws Exception {
        ours(service, 1);
        var delays = new ArrayList<Double>();
        for (var i = 0; i < PROBES; i++) {
            delays.add(1_000 / ours(service, 1));
        }
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%,10d open: a new one reaches the webhook in %.0f ms (median of %d, longest %.0f); %,d MB held%n",
                open,
                median(delays),
                PROBES,
                delays.stream().mapToDouble(each -> each).max().orElse(0),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String rounded(List<Double> values) {
        return values.stream().map(Math::round).toList().toString();
    }

    /** Debian's, as a process beside. */
    private record Alertmanager(Process process, URI api, HttpClient http) {
        static @Nullable Alertmanager start(Path folder, String webhook) throws Exception {
            var program = Path.of("/usr/bin/prometheus-alertmanager");
            if (!Files.isExecutable(program)) {
                return null;
            }
            var config = Files.writeString(folder.resolve("alertmanager.yml"), """
                    route:
                      receiver: bench
                      group_by: [project]
                      group_wait: 1s
                      group_interval: 1s
                      repeat_interval: 4h
                    receivers:
                    - name: bench
                      webhook_configs:
                      - url: %s
                        send_resolved: false
                    """.formatted(webhook));
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + config,
                            "--storage.path=" + folder.resolve("alertmanager"),
                            "--cluster.listen-address=",
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("alertmanager.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var other = new Alertmanager(
                    process, URI.create("http://127.0.0.1:%d".formatted(port)), HttpClient.newHttpClient());
            other.awaitReady();
            return other;
        }

        private void awaitReady() throws InterruptedException {
            for (var attempt = 0; attempt < 300; attempt++) {
                try {
                    if (http.send(
                                            HttpRequest.newBuilder(api.resolve("/-/ready"))
                                                    .build(),
                                            BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new IllegalStateException("prometheus-alertmanager is not ready after 30 s");
        }

        /** As Prometheus sends them: sixty-four at once. */
        void push(int round, int from, int to) throws Exception {
            var body = new StringBuilder("[");
            for (var i = from; i < to; i++) {
                body.append(i == from ? "" : ",")
                        .append("""
                                {"labels":{"alertname":"OVERDUE","severity":"critical","project":"p%d-%d","node":"bench-%d-%d-%d",\
                                "owner":"p-owner%d","unit":"u1","area":"370212001"},"annotations":{"summary":"节点逾期"}}""".formatted(round, i / NODES, round, i / NODES, i % NODES, i / NODES % 500));
            }
            var request = HttpRequest.newBuilder(api.resolve("/api/v2/alerts"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.append("]").toString()))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
    }
}
