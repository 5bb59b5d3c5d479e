package city.renewal.local.launcher;

import city.renewal.local.launcher.Distribution.Launch;
import city.renewal.local.launcher.Distribution.Mode;
import city.renewal.local.launcher.Distribution.Program;
import city.renewal.local.launcher.Part.Tier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The real platform: broker, store and issuer unless the environment names others, the three services, the gateway.
 *
 * <p>A service's variable {@code RENEWAL_<NAME>_JAVA_OPTS} adds options to its Java, and {@code RENEWAL_<NAME>_CLASSPATH}
 * puts classes behind its own, as in {@code RENEWAL_PROGRESS_SERVICE_CLASSPATH}. {@code RENEWAL_WITHOUT} names processes,
 * separated by commas, that somebody else starts, on the ports kept in the data folder, such as a debugger.
 */
final class RenewalParts implements Catalogue {

    private static final List<String> SERVICES = List.of("project-service", "progress-service", "notification-service");
    private static final Map<String, String> HEAP = Map.of(
            "broker", "-Xmx128m",
            "store", "-Xmx192m",
            "issuer", "-Xmx64m",
            "project-service", "-Xmx320m",
            "progress-service", "-Xmx256m",
            "notification-service", "-Xmx160m",
            "gateway", "-Xmx112m");

    private final Mode mode;

    RenewalParts(Mode mode) {
        this.mode = mode;
    }

    @Override
    public void prepare(Run run, Terminal terminal) {
        var distribution = distribution(run);
        var programs = programs(run.root()).stream()
                .filter(program -> !without(run).contains(program.name()))
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
        if (!untrained.isEmpty() && !run.external("RENEWAL_REHEARSAL").equals(Optional.of("never"))) {
            new Training(new RenewalParts(Mode.TRAINING), distribution, terminal).rehearse(run, untrained);
        }
    }

    private static List<String> without(Run run) {
        return List.of(run.external("RENEWAL_WITHOUT").orElse("").split(",", -1));
    }

    static Distribution distribution(Run run) {
        return new Distribution(run.root().resolve("deploy/local/launcher/target/dist"));
    }

    static List<Program> programs(Path root) {
        var local = root.resolve("deploy/local");
        var programs = new ArrayList<Program>();
        programs.add(new Program("broker", local.resolve("broker"), "local-broker", "-exec"));
        programs.add(new Program("store", local.resolve("store"), "local-store", "-exec"));
        programs.add(new Program("issuer", local.resolve("issuer"), "local-issuer", ""));
        SERVICES.forEach(name -> programs.add(new Program(name, root.resolve(name), name, "")));
        programs.add(new Program("gateway", root.resolve("gateway"), "gateway", ""));
        return programs;
    }

    @Override
    public List<Part> parts(Run run) {
        var parts = new ArrayList<Part>();
        var shared = new LinkedHashMap<String, String>();
        shared.put("SERVER_ADDRESS", "127.0.0.1");
        shared.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        shared.put("RENEWAL_CLOCK", run.clock().text());
        shared.put("RENEWAL_CLOCK_ANCHOR", run.anchor().toString());
        // With a name that stays, a service that was killed takes its partitions back at once.
        shared.put("RENEWAL_INSTANCE_ID", "local");
        // Each thread that allocates natively otherwise keeps an arena of its own.
        shared.put("MALLOC_ARENA_MAX", "2");
        shared.put(
                "RENEWAL_PAGES_ADDRESS", run.external("RENEWAL_PAGES_ADDRESS").orElse(run.pages()));
        shared.put("KAFKA_BOOTSTRAP_SERVERS", broker(run, parts));
        var store = store(run, parts);
        shared.putAll(issuer(run, parts));
        var addresses = new LinkedHashMap<String, String>();
        for (var name : SERVICES) {
            var service = served(run, name, run.port(name), withStore(shared, store, name));
            addresses.put(variable(name) + "_URI", "http://127.0.0.1:" + service.port());
            parts.add(service);
        }
        addresses.putAll(shared);
        addresses.put("SERVER_ADDRESS", run.reach().bind());
        parts.add(served(run, "gateway", run.gatewayPort(), addresses));
        parts.removeIf(part -> without(run).contains(part.name()));
        return parts;
    }

    private String broker(Run run, List<Part> parts) {
        return run.external("KAFKA_BOOTSTRAP_SERVERS").orElseGet(() -> {
            var port = run.port("broker");
            parts.add(ground(run, "broker", port, run.folder().folderOf("broker")));
            return "127.0.0.1:" + port;
        });
    }

    private StoreAddress store(Run run, List<Part> parts) {
        return run.external("MONGODB_URI").map(StoreAddress::of).orElseGet(() -> {
            var port = run.port("store");
            var file = run.folder().folderOf("store").resolve("store.mv");
            parts.add(ground(run, "store", port, file));
            return StoreAddress.of("mongodb://127.0.0.1:" + port);
        });
    }

    private Map<String, String> issuer(Run run, List<Part> parts) {
        return run.external("OIDC_ISSUER_URI")
                .map(uri -> Map.of("OIDC_ISSUER_URI", uri))
                .orElseGet(() -> {
                    var port = run.port("issuer");
                    var uri = "http://%s:%d".formatted(run.reach().host(), port);
                    var here = "http://%s:%d".formatted(run.reach().local(), port);
                    var own = Map.of(
                            "OIDC_ISSUER_URI",
                            uri,
                            "SERVER_ADDRESS",
                            run.reach().bind(),
                            "MANAGEMENT_SERVER_ADDRESS",
                            "127.0.0.1",
                            "MALLOC_ARENA_MAX",
                            "2",
                            "RENEWAL_ISSUER_FOLDER",
                            run.folder().folderOf("issuer").toString(),
                            "RENEWAL_ISSUER_PASSWORD",
                            run.reach().password(),
                            "RENEWAL_GATEWAY_ORIGINS",
                            String.join(",", run.reach().origins(run.gatewayPort())));
                    parts.add(served(run, "issuer", port, own));
                    return Map.of(
                            "OIDC_ISSUER_URI",
                            uri,
                            "OIDC_METADATA_URI",
                            here + "/.well-known/openid-configuration",
                            "OIDC_JWK_SET_URI",
                            here + "/oauth2/jwks");
                });
    }

    private Part ground(Run run, String name, int port, Path data) {
        var arguments = List.of("--data", data.toString(), "--port", String.valueOf(port));
        return new Part(name, command(run, name, arguments), Map.of("MALLOC_ARENA_MAX", "2"), port, 0, Tier.GROUND);
    }

    private Part served(Run run, String name, int port, Map<String, String> environment) {
        var managementPort = run.port(name + ".management");
        var all = new LinkedHashMap<>(environment);
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        var tier = name.equals("issuer") ? Tier.GROUND : Tier.SERVICE;
        return new Part(name, command(run, name, List.of()), all, port, managementPort, tier);
    }

    private List<String> command(Run run, String name, List<String> arguments) {
        if (without(run).contains(name)) {
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
                // Kafka's client and Netty still reach for it; the warning would be in every log.
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        options.add(HEAP.getOrDefault(name, "-Xmx128m"));
        var extra = run.external("RENEWAL_" + variable(name) + "_JAVA_OPTS")
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of());
        var classpath = run.external("RENEWAL_" + variable(name) + "_CLASSPATH").orElse("");
        return distribution(run).command(name, new Launch(mode, options, extra, classpath, arguments));
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
