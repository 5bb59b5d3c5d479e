package city.renewal.local.launcher;

import city.renewal.local.launcher.Distribution.AotMode;
import city.renewal.local.launcher.Distribution.LaunchOptions;
import city.renewal.local.launcher.Distribution.Program;
import city.renewal.local.launcher.ProcessSpec.Tier;
import city.renewal.local.mongod.Mongod;
import city.renewal.local.mongod.ReplicaSet;
import city.renewal.local.mongod.StoreAddress;
import city.renewal.local.mongod.StoreChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of the real platform: store, broker and issuer unless the environment names others, the three services,
 * the gateway.
 *
 * <p>The variable {@code RENEWAL_<NAME>_JAVA_OPTS} adds Java options to a service, and {@code RENEWAL_<NAME>_CLASSPATH}
 * appends to its class path, for example {@code RENEWAL_PROGRESS_SERVICE_CLASSPATH}. {@code RENEWAL_WITHOUT} is a
 * comma-separated list of processes that are started elsewhere, such as in a debugger, on the ports kept in the data
 * folder.
 */
final class RenewalProcesses implements ProcessCatalogue {

    private static final String STORE = "store";
    private static final List<String> SERVICES = List.of("project-service", "progress-service", "notification-service");
    private static final Map<String, String> HEAP = Map.of(
            "broker",
            "-Xmx128m",
            STORE,
            "-Xmx192m",
            "issuer",
            "-Xmx64m",
            "project-service",
            "-Xmx320m",
            "progress-service",
            "-Xmx256m",
            "notification-service",
            "-Xmx160m",
            "gateway",
            "-Xmx112m");

    private final AotMode aotMode;

    RenewalProcesses(AotMode aotMode) {
        this.aotMode = aotMode;
    }

    @Override
    public void prepare(Run run, Terminal terminal) {
        var distribution = distribution(run);
        var programs = programs(run.root()).stream()
                .filter(program -> !excluded(run).contains(program.name()))
                .toList();
        for (var program : programs) {
            if (!distribution.isCurrent(program)) {
                terminal.step("unpacking " + program.name());
                distribution.unpack(program);
            }
        }
        var untrained = programs.stream()
                .filter(program -> !distribution.isTrained(program.name()))
                .toList();
        if (!untrained.isEmpty()
                && !run.environmentVariable("RENEWAL_REHEARSAL").equals(Optional.of("never"))) {
            new AotTraining(new RenewalProcesses(AotMode.RECORD), distribution, terminal).trainIfAlone(run, untrained);
        }
    }

    private static List<String> excluded(Run run) {
        return List.of(run.environmentVariable("RENEWAL_WITHOUT").orElse("").split(",", -1));
    }

    static Distribution distribution(Run run) {
        return new Distribution(run.root().resolve("deploy/local/launcher/target/dist"));
    }

    static List<Program> programs(Path root) {
        var local = root.resolve("deploy/local");
        var programs = new ArrayList<Program>();
        programs.add(new Program("broker", local.resolve("broker"), "local-broker", "-exec"));
        programs.add(new Program(STORE, local.resolve("store"), "local-store", "-exec"));
        programs.add(new Program("issuer", local.resolve("issuer"), "local-issuer", ""));
        SERVICES.forEach(name -> programs.add(new Program(name, root.resolve(name), name, "")));
        programs.add(new Program("gateway", root.resolve("gateway"), "gateway", ""));
        return programs;
    }

    @Override
    public List<ProcessSpec> processes(Run run) {
        var processes = new ArrayList<ProcessSpec>();
        var shared = new LinkedHashMap<String, String>();
        shared.put("SERVER_ADDRESS", "127.0.0.1");
        shared.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        shared.put("RENEWAL_CLOCK", run.clock().text());
        shared.put("RENEWAL_CLOCK_ANCHOR", run.anchor().toString());
        // With a fixed instance id, a restarted service gets its partitions back at once.
        shared.put("RENEWAL_INSTANCE_ID", "local");
        // Otherwise each thread that allocates native memory has an arena of its own.
        shared.put("MALLOC_ARENA_MAX", "2");
        shared.put(
                "RENEWAL_PAGES_ADDRESS",
                run.environmentVariable("RENEWAL_PAGES_ADDRESS").orElse(run.pagesUri()));
        var store = store(run, processes);
        shared.put("KAFKA_BOOTSTRAP_SERVERS", broker(run, processes));
        shared.putAll(issuer(run, processes));
        var addresses = new LinkedHashMap<String, String>();
        for (var name : SERVICES) {
            var service = springService(run, name, run.port(name), withStore(shared, store, name));
            addresses.put(variable(name) + "_URI", "http://127.0.0.1:" + service.port());
            processes.add(service);
        }
        addresses.putAll(shared);
        addresses.put("SERVER_ADDRESS", run.listen().bind());
        processes.add(springService(run, "gateway", run.gatewayPort(), addresses));
        processes.removeIf(process -> excluded(run).contains(process.name()));
        return processes;
    }

    private String broker(Run run, List<ProcessSpec> processes) {
        return run.environmentVariable("KAFKA_BOOTSTRAP_SERVERS").orElseGet(() -> {
            var port = run.port("broker");
            processes.add(infrastructure(run, "broker", port, run.folder().folderOf("broker")));
            return "127.0.0.1:" + port;
        });
    }

    private StoreAddress store(Run run, List<ProcessSpec> processes) {
        return switch (run.store()) {
            case StoreChoice.External(var address) -> address;
            case StoreChoice.LocalMongod(var program) -> {
                var port = run.port(STORE);
                processes.add(mongod(run, program, port));
                yield StoreAddress.of(new ReplicaSet(port).uri());
            }
            case StoreChoice.Embedded() -> {
                var port = run.port(STORE);
                processes.add(infrastructure(run, STORE, port, PlatformStore.embeddedFile(run.folder())));
                yield StoreAddress.of("mongodb://127.0.0.1:" + port);
            }
        };
    }

    static ProcessSpec mongod(Run run, Mongod program, int port) {
        return new ProcessSpec(
                STORE,
                program.command(PlatformStore.mongodFolder(run.folder()), port),
                Mongod.environment(),
                port,
                0,
                HealthCheck.MONGODB_PRIMARY,
                Tier.INFRASTRUCTURE);
    }

    private Map<String, String> issuer(Run run, List<ProcessSpec> processes) {
        return run.environmentVariable("OIDC_ISSUER_URI")
                .map(uri -> Map.of("OIDC_ISSUER_URI", uri))
                .orElseGet(() -> {
                    var port = run.port("issuer");
                    var uri = "http://%s:%d".formatted(run.listen().host(), port);
                    var here = "http://%s:%d".formatted(run.listen().localHost(), port);
                    var own = Map.of(
                            "OIDC_ISSUER_URI",
                            uri,
                            "SERVER_ADDRESS",
                            run.listen().bind(),
                            "MANAGEMENT_SERVER_ADDRESS",
                            "127.0.0.1",
                            "MALLOC_ARENA_MAX",
                            "2",
                            "RENEWAL_ISSUER_FOLDER",
                            run.folder().folderOf("issuer").toString(),
                            "RENEWAL_ISSUER_PASSWORD",
                            run.listen().password(),
                            "RENEWAL_GATEWAY_ORIGINS",
                            String.join(",", run.listen().origins(run.gatewayPort())));
                    processes.add(springService(run, "issuer", port, own));
                    return Map.of(
                            "OIDC_ISSUER_URI",
                            uri,
                            "OIDC_METADATA_URI",
                            here + "/.well-known/openid-configuration",
                            "OIDC_JWK_SET_URI",
                            here + "/oauth2/jwks");
                });
    }

    private ProcessSpec infrastructure(Run run, String name, int port, Path data) {
        var arguments = List.of("--data", data.toString(), "--port", String.valueOf(port));
        return new ProcessSpec(
                name,
                command(run, name, arguments),
                Map.of("MALLOC_ARENA_MAX", "2"),
                port,
                0,
                HealthCheck.OPEN_PORT,
                Tier.INFRASTRUCTURE);
    }

    private ProcessSpec springService(Run run, String name, int port, Map<String, String> environment) {
        var managementPort = run.port(name + ".management");
        var all = new LinkedHashMap<>(environment);
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        var tier = name.equals("issuer") ? Tier.INFRASTRUCTURE : Tier.SERVICE;
        return new ProcessSpec(name, command(run, name, List.of()), all, port, managementPort, HealthCheck.HTTP, tier);
    }

    private List<String> command(Run run, String name, List<String> arguments) {
        if (excluded(run).contains(name)) {
            return List.of();
        }
        var options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxDirectMemorySize=48m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                // Kafka's client and Netty still use it; the warning would be in every log.
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        options.add(HEAP.getOrDefault(name, "-Xmx128m"));
        var extraOptions = run.environmentVariable("RENEWAL_" + variable(name) + "_JAVA_OPTS")
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of());
        var classpath = run.environmentVariable("RENEWAL_" + variable(name) + "_CLASSPATH")
                .orElse("");
        return distribution(run).command(name, new LaunchOptions(aotMode, options, extraOptions, classpath, arguments));
    }

    private static Map<String, String> withStore(Map<String, String> shared, StoreAddress store, String service) {
        var all = new LinkedHashMap<>(shared);
        all.put("MONGODB_URI", store.database("renewal_" + service.replace("-service", "")));
        return all;
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
