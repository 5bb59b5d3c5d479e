package city.renewal.local.launcher;

import city.renewal.local.launcher.Distribution.Program;
import city.renewal.local.mongod.StoreChoice;
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
 * One training run of the whole platform after a build: new programs start, load a demonstration and end, and Java
 * writes the classes it loaded, linked and profiled to an AOT cache beside each program (JEP 483, 514, 515). Every
 * later start uses the cache.
 *
 * <p>A training run that fails only makes starts slower; it isn't repeated before the next build.
 */
final class AotTraining {

    private static final Duration CACHE_WRITE_TIMEOUT = Duration.ofMinutes(3);

    private final RenewalProcesses processes;
    private final Distribution distribution;
    private final Terminal terminal;

    AotTraining(RenewalProcesses processes, Distribution distribution, Terminal terminal) {
        this.processes = processes;
        this.distribution = distribution;
        this.terminal = terminal;
    }

    void trainIfAlone(Run actualRun, List<Program> programs) {
        var lockFolder = DataFolder.of(distribution.folder().resolve("training"));
        lockFolder.create();
        var lock = lockFolder.tryLock();
        if (lock.isEmpty()) {
            terminal.step("another start is rehearsing; this one goes on without");
            return;
        }
        try {
            train(actualRun, programs);
        } finally {
            lock.get().close();
        }
    }

    private void train(Run actualRun, List<Program> programs) {
        terminal.step("rehearsing the start once, so that every later one is quicker: "
                + String.join(", ", programs.stream().map(Program::name).toList()));
        var path = distribution.folder().resolve("rehearsal");
        try {
            // A killed training run may have left processes that hold ports, memory and this folder.
            DownCommand.endPlatform(DataFolder.of(path));
            Distribution.remove(path);
            runTraining(path, actualRun, programs);
            Distribution.remove(path);
        } catch (IOException | CommandException failed) {
            terminal.step("the rehearsal failed, so starts will be slower: " + failed.getMessage());
        }
        // Marked last, so that the next start repeats a training run that was interrupted.
        programs.forEach(program -> distribution.markTrained(program.name()));
    }

    private void runTraining(Path path, Run actualRun, List<Program> programs) {
        var folder = DataFolder.of(path);
        folder.create();
        var environment = new HashMap<>(actualRun.environment());
        List.of("KAFKA_BOOTSTRAP_SERVERS", "OIDC_ISSUER_URI").forEach(environment::remove);
        var ports = new Ports(RandomGenerator.getDefault());
        var run = new Run(
                actualRun.root(),
                folder,
                environment,
                ports,
                new Properties(),
                ports.reservePreferred(0),
                ListenSettings.LOOPBACK,
                // The embedded store is one of the programs that are trained.
                new StoreChoice.Embedded(),
                ClockSetting.parse(ClockSetting.DEMO),
                Instant.now());
        var supervisor = new Supervisor(run, processes.processes(run), CACHE_WRITE_TIMEOUT);
        var end = new Thread(supervisor::stop, "end-of-the-rehearsal");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            supervisor.start();
            supervisor.awaitHealth(name -> {});
            loadDemo(run);
            terminal.step("keeping what was learnt");
            if (supervisor.stop()) {
                programs.forEach(program -> distribution.publishCache(program.name()));
            }
        } finally {
            supervisor.stop();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /**
     * Loads a demonstration, so that the cache includes the classes that requests need and not only those of the start.
     */
    private static void loadDemo(Run run) {
        var demos = run.root().resolve("deploy/demo");
        var names = DemoLoader.names(demos);
        // A demonstration with site requests also loads the classes for photos, problems and citizens' reports.
        var richest = names.stream()
                .filter(name -> Files.exists(demos.resolve(DemoSiteRequests.fileOf(name))))
                .findFirst()
                .or(() -> names.stream().findFirst());
        if (richest.isPresent() && Files.isDirectory(run.folder().folderOf("issuer"))) {
            var issuerPort = Integer.parseInt(run.savedSettings().getProperty("port.issuer", "0"));
            var tokens = new TokenClient(run.folder(), run.listen().localHost(), issuerPort);
            new UserRegistration(run.gatewayUri(), tokens).register();
            new DemoLoader(
                            demos,
                            run.gatewayUri(),
                            tokens,
                            () -> run.clock().timeAt(InstantSource.system().instant(), run.anchor()))
                    .load(richest.get());
        }
    }
}
