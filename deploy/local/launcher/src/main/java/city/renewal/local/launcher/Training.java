package city.renewal.local.launcher;

import city.renewal.local.launcher.Distribution.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.random.RandomGenerator;

/**
 * One rehearsal of the whole platform after a build: the programs that are new start, load a demonstration and end, and
 * Java keeps what it has read, linked and measured of them in a cache beside each (JEP 483, 514, 515). Every later start
 * begins from there.
 *
 * <p>A rehearsal that fails costs speed and nothing else; it isn't repeated before the next build.
 */
final class Training {

    private static final Duration TIME_TO_WRITE = Duration.ofMinutes(3);

    private final RenewalParts parts;
    private final Distribution distribution;
    private final Terminal terminal;

    Training(RenewalParts parts, Distribution distribution, Terminal terminal) {
        this.parts = parts;
        this.distribution = distribution;
        this.terminal = terminal;
    }

    void rehearse(Run real, List<Program> programs) {
        var alone = DataFolder.of(distribution.folder().resolve("training"));
        alone.make();
        var lock = alone.tryLock();
        if (lock.isEmpty()) {
            terminal.step("another start is rehearsing; this one goes on without");
            return;
        }
        try {
            rehearseAlone(real, programs);
        } finally {
            lock.get().close();
        }
    }

    private void rehearseAlone(Run real, List<Program> programs) {
        terminal.step("rehearsing the start once, so that every later one is quicker: "
                + String.join(", ", programs.stream().map(Program::name).toList()));
        var place = distribution.folder().resolve("rehearsal");
        try {
            // One that was killed may have left processes behind, which would hold ports, memory and this folder.
            Down.endPlatformOf(DataFolder.of(place));
            Distribution.remove(place);
            rehearseIn(place, real, programs);
            Distribution.remove(place);
        } catch (IOException | Refused failed) {
            terminal.step("the rehearsal failed, so starts will be slower: " + failed.getMessage());
        }
        // Not before: a rehearsal that was interrupted is made up for at the next start.
        programs.forEach(program -> distribution.markTrained(program.name()));
    }

    private void rehearseIn(Path place, Run real, List<Program> programs) {
        var folder = DataFolder.of(place);
        folder.make();
        var environment = new HashMap<>(real.environment());
        List.of("MONGODB_URI", "KAFKA_BOOTSTRAP_SERVERS", "OIDC_ISSUER_URI").forEach(environment::remove);
        var ports = new Ports(RandomGenerator.getDefault());
        var run = new Run(
                real.root(),
                folder,
                environment,
                ports,
                new Properties(),
                ports.preferably(0),
                Reach.LOOPBACK,
                ClockSetting.parse(ClockSetting.DEMO),
                Instant.now());
        var supervisor =
                new Supervisor(folder, run.reach().local(), run.gatewayPort(), parts.parts(run), TIME_TO_WRITE);
        var end = new Thread(supervisor::stop, "end-of-the-rehearsal");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            supervisor.start();
            supervisor.awaitHealth(name -> {});
            loadSomething(run);
            terminal.step("keeping what was learnt");
            if (supervisor.stop()) {
                programs.forEach(program -> distribution.keepWhatWasLearnt(program.name()));
            }
        } finally {
            supervisor.stop();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** So that the classes that work needs are among those that are kept, not only those of the start. */
    private static void loadSomething(Run run) {
        var demos = run.root().resolve("deploy/demo");
        var names = Demo.names(demos);
        // One with site requests uses photos, problems and citizens' reports too.
        var richest = names.stream()
                .filter(name -> Files.exists(demos.resolve(SiteRequestsOfDemo.fileOf(name))))
                .findFirst()
                .or(() -> names.stream().findFirst());
        if (richest.isPresent() && Files.isDirectory(run.folder().folderOf("issuer"))) {
            var issuerPort = Integer.parseInt(run.remembered().getProperty("port.issuer", "0"));
            var tokens = new Tokens(run.folder(), run.reach().local(), issuerPort);
            new DirectoryOfUsers(run.gateway(), tokens).register();
            new Demo(
                            demos,
                            run.gateway(),
                            tokens,
                            () -> run.clock().shows(InstantSource.system().instant(), run.anchor()))
                    .load(richest.get());
        }
    }
}
