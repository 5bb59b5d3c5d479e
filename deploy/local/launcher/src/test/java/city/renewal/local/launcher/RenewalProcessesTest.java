package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.local.launcher.Distribution.AotMode;
import city.renewal.local.launcher.ProcessSpec.Tier;
import city.renewal.local.mongod.Mongod;
import city.renewal.local.mongod.StoreAddress;
import city.renewal.local.mongod.StoreChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes of the platform for each store. */
class RenewalProcessesTest {

    @TempDir
    Path root;

    @BeforeEach
    void unpackPrograms() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.Program");
        for (var program : RenewalProcesses.programs(root)) {
            var folder = Files.createDirectories(
                    root.resolve("deploy/local/launcher/target/dist").resolve(program.name()));
            new JarOutputStream(Files.newOutputStream(folder.resolve("program.jar")), manifest).close();
        }
    }

    private List<ProcessSpec> processes(StoreChoice store) {
        return new RenewalProcesses(AotMode.USE)
                .processes(new Run(
                        root,
                        DataFolder.of(root.resolve("data")),
                        Map.of(),
                        new Ports(new Random()),
                        new Properties(),
                        8080,
                        ListenSettings.LOOPBACK,
                        store,
                        ClockSetting.parse("system"),
                        Instant.EPOCH));
    }

    private static ProcessSpec named(String name, List<ProcessSpec> processes) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String storeOf(String service, List<ProcessSpec> processes) {
        return named(service, processes).environment().get("MONGODB_URI");
    }

    @Test
    void runAMongodFirstAndEndItLast() {
        var processes = processes(new StoreChoice.LocalMongod(new Mongod(Path.of("/opt/mongod"), "8.0.4")));

        var store = processes.getFirst();
        assertThat(store.name()).isEqualTo("store");
        assertThat(store.command())
                .startsWith(
                        "/opt/mongod", "--dbpath", root.resolve("data/mongod").toString());
        assertThat(store.health()).isEqualTo(HealthCheck.MONGODB_PRIMARY);
        assertThat(store.tier()).isEqualTo(Tier.INFRASTRUCTURE);
        assertThat(storeOf("project-service", processes))
                .isEqualTo("mongodb://127.0.0.1:%d/renewal_project?replicaSet=renewal".formatted(store.port()));
    }

    @Test
    void runTheEmbeddedStoreFirst() {
        var processes = processes(new StoreChoice.Embedded());

        var store = processes.getFirst();
        assertThat(store.name()).isEqualTo("store");
        assertThat(store.command()).contains(root.resolve("data/store/store.mv").toString());
        assertThat(store.health()).isEqualTo(HealthCheck.OPEN_PORT);
        assertThat(storeOf("notification-service", processes))
                .isEqualTo("mongodb://127.0.0.1:%d/renewal_notification".formatted(store.port()));
    }

    @Test
    void runNoStoreBesideAnExternalOne() {
        var processes = processes(new StoreChoice.External(StoreAddress.of("mongodb://u:p@host/town")));

        assertThat(processes)
                .extracting(ProcessSpec::name)
                .containsExactly(
                        "broker", "issuer", "project-service", "progress-service", "notification-service", "gateway");
        assertThat(storeOf("progress-service", processes))
                .isEqualTo("mongodb://u:p@host/town_renewal_progress?authSource=town");
        assertThat(named("gateway", processes).environment()).doesNotContainKey("MONGODB_URI");
    }
}
