package city.renewal.acceptance;

import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.TestDatabases;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole platform in a data folder of its own, started and stopped by {@code ./renewal} as a user would. */
final class Platform implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path data;
    private final @Nullable TestDatabases databases = databases();
    private final String host;
    private final int port;
    private final Map<String, String> environment;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    private Platform(Path data, String host, int port, Map<String, String> environment) {
        this.data = data;
        this.host = host;
        this.port = port;
        this.environment = new HashMap<>(environment);
        if (databases != null) {
            this.environment.put(StoreChoice.URI_VARIABLE, databases.fresh());
        }
    }

    /** Null unless the platform uses the MongoDB of {@code MONGODB_URI}, where other platforms have databases too. */
    private static @Nullable TestDatabases databases() {
        return StoreChoice.of(System.getenv()) instanceof StoreChoice.External(var address)
                ? new TestDatabases(address)
                : null;
    }

    static Platform start(int port, String demo, String clock, Map<String, String> environment) throws Exception {
        return start("127.0.0.1", port, environment, List.of("--demo", demo, "--clock", clock));
    }

    /** A platform that other machines reach at an address. */
    static Platform startOpen(int port, String host, Map<String, String> environment) throws Exception {
        return start(host, port, environment, List.of("--demo", "none", "--listen", host));
    }

    private static Platform start(String host, int port, Map<String, String> environment, List<String> more)
            throws Exception {
        var platform = new Platform(Files.createTempDirectory("renewal-acceptance-"), host, port, environment);
        var arguments = new ArrayList<>(List.of("up", "--detach", "--build", "never", "--port", String.valueOf(port)));
        arguments.addAll(more);
        try {
            System.out.println(platform.renewal(Duration.ofMinutes(4), arguments));
        } catch (IOException | AssertionError e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    Path data() {
        return data;
    }

    String address() {
        return "http://%s:%d".formatted(host, port);
    }

    /** A bearer token of a demo user, as {@code ./renewal token} prints it. */
    String token(String user) {
        return tokens.computeIfAbsent(user, name -> {
            try {
                return renewal(Duration.ofSeconds(60), List.of("token", name))
                        .lines()
                        .toList()
                        .getLast()
                        .strip();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    ApiClient as(String user) {
        return new ApiClient(address(), token(user));
    }

    JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(renewal(Duration.ofSeconds(60), List.of("status", "--json")));
    }

    JsonNode process(String name) throws IOException, InterruptedException {
        for (var process : status().get("processes")) {
            if (process.get("name").stringValue().equals(name)) {
                return process;
            }
        }
        throw new AssertionError("There is no process " + name);
    }

    /** False for a process that {@code MONGODB_URI} and the like replace. */
    boolean runs(String name) throws IOException, InterruptedException {
        for (var process : status().get("processes")) {
            if (process.get("name").stringValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The port of a process, which restarts keep. */
    int port(String name) {
        return ports.computeIfAbsent(name, _ -> {
            try {
                return process(name).get("port").intValue();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** {@code kill -9}; returns once the launcher has restarted the process. */
    void killAndAwait(String name) throws IOException, InterruptedException {
        var victim = process(name);
        var before = victim.get("pid").longValue();
        ProcessHandle.of(before).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        var killed = System.nanoTime();
        // Asked directly as long as it is away: each question to the launcher would take a processor from who is to
        // come back.
        var management = victim.get("managementPort").intValue();
        Eventually.holds(
                name + " answers",
                Duration.ofSeconds(90),
                () -> management == 0 ? isOpen(victim.get("port").intValue()) : isUp(management));
        Eventually.holds(name + " is back", Duration.ofSeconds(90), () -> {
            for (var process : status().get("processes")) {
                var isKilled = process.get("name").stringValue().equals(name);
                if (!process.get("healthy").booleanValue()
                        || (isKilled && process.get("pid").longValue() == before)) {
                    return false;
                }
            }
            return true;
        });
        System.out.printf(
                "%s was killed, and all is well again after %.1f s%n", name, (System.nanoTime() - killed) / 1e9);
    }

    private static boolean isOpen(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        }
    }

    private static boolean isUp(int managementPort) throws IOException {
        var health = URI.create("http://127.0.0.1:%d/actuator/health".formatted(managementPort));
        return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
    }

    /** The output of a {@code ./renewal} command about this platform; fails if the command fails. */
    String prints(String... arguments) throws IOException, InterruptedException {
        return renewal(Duration.ofSeconds(60), List.of(arguments));
    }

    /** Runs {@code ./renewal}; a failure has its output. */
    private String renewal(Duration patience, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root().resolve("renewal").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        var printed = Files.createTempFile("renewal", ".out");
        var complained = Files.createTempFile("renewal", ".err");
        var builder = new ProcessBuilder(command)
                .directory(root().toFile())
                .redirectOutput(printed.toFile())
                .redirectError(complained.toFile());
        builder.environment().putAll(environment);
        var began = Instant.now();
        var process = builder.start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("%s took more than %s".formatted(arguments, patience));
        }
        var out = Files.readString(printed);
        if (process.exitValue() != 0) {
            throw new AssertionError("%s failed after %s: %s%s"
                    .formatted(arguments, Duration.between(began, Instant.now()), out, Files.readString(complained)));
        }
        return out;
    }

    /** The folder of {@code ./renewal}. */
    Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("renewal"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "./renewal is not above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            renewal(Duration.ofMinutes(2), List.of("down"));
        } finally {
            if (databases != null) {
                databases.close();
            }
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Extra classes for the services named, as fault injection needs them. */
    static Map<String, String> classpath(Path classes, String... services) {
        var environment = new HashMap<String, String>();
        for (var service : services) {
            environment.put(
                    "RENEWAL_%s_CLASSPATH"
                            .formatted(
                                    service.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                    classes.toString());
        }
        return environment;
    }
}
