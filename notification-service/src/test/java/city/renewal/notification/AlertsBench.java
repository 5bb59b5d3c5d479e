package city.renewal.notification;

import static city.renewal.starter.testing.TestTokens.demo;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.starter.testing.RunningService;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Alerts per second to a local webhook, this service durable, beside {@code prometheus-alertmanager} with the same grouping
 * (by project, a second of wait, a second of interval, twenty nodes each) in the same run, in turns, this service warm and with all
 * that came before, the other new and empty each time, for so many at once as in a part of a district's programme, in all of it, and in more; then how long a new alert takes and what
 * the process holds while many others are open. {@code ./renewal bench alerts [alerts at once at most] [most open]}.
 */
public final class AlertsBench {
    /** People who own the nodes. */
    private static final int OWNERS = 500;

    private static final int REPEATS = 5;
    private static final int WARM_UPS = 8;
    private static final List<Integer> AT_ONCE = List.of(1_000, 2_000, 4_000);
    static final int NODES = 20;
    private static final int PROBES = 15;
    private static final Duration LONGEST_FILL = Duration.ofMinutes(8);
    private static final Pattern NODE = Pattern.compile("bench-[0-9]+-[0-9]+-[0-9]+");
    private static final String GROUPED = """
            {"root":{"routeId":"root","grouping":{"how":"TOGETHER","by":["PROJECT"],"waitSeconds":1,"intervalSeconds":1}}}
            """;
    private static final String EACH = "{\"root\":{\"routeId\":\"root\"}}";

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final StoreBeside store;
    private final Path folder;
    private final Receiver receiver = new Receiver();
    private final int alerts;
    private final int mostOpen;
    private int round;
    private double serviceMillis;
    private double storeMillis;

    private AlertsBench(StoreBeside store, Path folder, int alerts, int mostOpen) throws IOException {
        this.store = store;
        this.folder = folder;
        this.alerts = alerts;
        this.mostOpen = mostOpen;
    }

    public static void main(String[] arguments) throws Exception {
        var alerts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var mostOpen = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        var folder = Files.createTempDirectory("renewal-bench-alerts-");
        try (var store = StoreBeside.start(folder)) {
            new AlertsBench(store, folder, alerts, mostOpen).run();
        }
        // The broker keeps its threads for as long as its process lives.
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
        System.out.printf("Alerts in projects of %d nodes; the store is %s%n", NODES, store.name());
        try (var service = service(store.uri())) {
            compare(service);
            manyOpen(service);
        }
    }

    private RunningService service(String database) {
        var running = RunningService.of(NotificationServiceApplication.class)
                .with("renewal.mongo.uri", database)
                .with("renewal.clock", "system")
                .with("renewal.hours.opens", "00:00")
                .with("renewal.hours.closes", "00:00")
                .with("renewal.webhook.url", receiver.url())
                .start();
        SomePeople.keepIn(running, OWNERS);
        return running;
    }

    private void compare(RunningService running) throws Exception {
        route(running, GROUPED);
        for (var i = 0; i < WARM_UPS; i++) {
            ours(running, alerts);
        }
        for (var atOnce : Stream.concat(AT_ONCE.stream(), Stream.of(alerts))
                .filter(size -> size <= alerts)
                .distinct()
                .toList()) {
            compare(running, atOnce);
        }
    }

    private void compare(RunningService running, int atOnce) throws Exception {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var service = new ArrayList<Double>();
        var inStore = new ArrayList<Double>();
        for (var repeat = 0; repeat < REPEATS; repeat++) {
            ours.add(ours(running, atOnce));
            service.add(serviceMillis);
            inStore.add(storeMillis);
            theirs(atOnce).ifPresent(theirs::add);
        }
        System.out.printf("%,d at once:%n", atOnce);
        System.out.printf("  ours, durable:           %,8.0f alerts/s (median of %s)%n", median(ours), rounded(ours));
        System.out.printf(
                "    of processor time:     %.2f ms an alert in this process, with the broker, and %.2f in the store's%n",
                median(service), median(inStore));
        if (theirs.isEmpty()) {
            System.out.println("  prometheus-alertmanager is not installed: nothing to compare with");
        } else {
            System.out.printf(
                    "  prometheus-alertmanager: %,8.0f alerts/s (median of %s)%n", median(theirs), rounded(theirs));
            System.out.printf("  ratio: %.2f%n", median(ours) / median(theirs));
        }
    }

    private double ours(RunningService service, int count) throws Exception {
        var facts = facts(count);
        var inStore = store.processorTime();
        var here = PROCESS.getProcessCpuTime();
        var began = System.nanoTime();
        service.publish(Topics.PROGRESS, facts);
        var rate = count / ((receiver.all(count) - began) / 1e9);
        serviceMillis = (PROCESS.getProcessCpuTime() - here) / 1e6 / count;
        storeMillis = (double) store.processorTime().minus(inStore).toMillis() / count;
        return rate;
    }

    private OptionalDouble theirs(int count) throws Exception {
        var other = Alertmanager.start(folder, receiver.url());
        if (other == null) {
            return OptionalDouble.empty();
        }
        try {
            round++;
            var began = System.nanoTime();
            for (var from = 0; from < count; from += 64) {
                other.push(round, from, Math.min(count, from + 64));
            }
            return OptionalDouble.of(count / ((receiver.all(count) - began) / 1e9));
        } finally {
            other.process().destroy();
        }
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
                new PersonRef("p-owner" + project % OWNERS, "责任人"),
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
    private void manyOpen(RunningService service) throws Exception {
        route(service, EACH);
        try (var client = MongoClients.create(store.uri())) {
            var name = Objects.requireNonNull(new ConnectionString(store.uri()).getDatabase());
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
        copy.remove("outgoingSince");
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
                "%,10d open: a new one reaches the webhook in %.0f ms (median of %d, longest %.0f); %,d MB held, with the broker%n",
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
}
