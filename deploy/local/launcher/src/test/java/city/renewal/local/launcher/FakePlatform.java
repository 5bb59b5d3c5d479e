package city.renewal.local.launcher;

import city.renewal.local.mongod.StoreChoice;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The launcher with a platform of three small processes; {@code FAKE_DIES} names one that ends at once. */
public final class FakePlatform implements ProcessCatalogue {

    private FakePlatform() {}

    public static void main(String[] args) {
        var root = Path.of(System.getProperty("renewal.root"));
        var relaunch = List.of(
                Distribution.java().toString(),
                "-Drenewal.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                FakePlatform.class.getName());
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Commands(root, root, new FakePlatform(), System.getenv(), relaunch, out).run(List.of(args)));
    }

    @Override
    public void prepare(Run run, Terminal terminal) {
        terminal.step("nothing to unpack");
    }

    @Override
    public List<ProcessSpec> processes(Run run) {
        var port = run.port("store");
        var store = run.store() instanceof StoreChoice.LocalMongod(var program)
                ? RenewalProcesses.mongod(run, program, port)
                : process(run, "store", port, 0, ProcessSpec.Tier.INFRASTRUCTURE);
        return List.of(
                store,
                process(
                        run,
                        "progress-service",
                        run.port("progress-service"),
                        run.port("progress-service.management"),
                        ProcessSpec.Tier.SERVICE),
                process(run, "gateway", run.gatewayPort(), run.port("gateway.management"), ProcessSpec.Tier.SERVICE));
    }

    private static ProcessSpec process(Run run, String name, int port, int managementPort, ProcessSpec.Tier tier) {
        var dies = run.environmentVariable("FAKE_DIES").filter(name::equals).isPresent();
        return new ProcessSpec(
                name,
                List.of(
                        Distribution.java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeService.class.getName(),
                        String.valueOf(port),
                        String.valueOf(managementPort),
                        dies ? "dies" : "lives"),
                Map.of(),
                port,
                managementPort,
                managementPort == 0 ? HealthCheck.OPEN_PORT : HealthCheck.HTTP,
                tier);
    }
}
