package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** Starts a platform and supervises it until it is told to end. */
final class UpCommand {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);
    private static final String CLOCK = "clock";
    private static final String ANCHOR = "clock.anchor";
    private static final String DEMOS = "demos";
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Path root;
    private final ProcessCatalogue catalogue;
    private final Map<String, String> environment;
    private final InstantSource realTime;
    private final Terminal terminal;

    UpCommand(
            Path root,
            ProcessCatalogue catalogue,
            Map<String, String> environment,
            InstantSource realTime,
            Terminal terminal) {
        this.root = root;
        this.catalogue = catalogue;
        this.environment = environment;
        this.realTime = realTime;
        this.terminal = terminal;
    }

    /** The options of the command. */
    record Options(
            DataFolder folder,
            ListenSettings listen,
            int port,
            Optional<String> clock,
            Optional<String> store,
            List<String> demos,
            Optional<Path> announce) {}

    /**
     * Starts the processes, loads the demonstrations and announces the platform. Returns only when the process is told
     * to end.
     */
    void runUntilInterrupted(Options options) {
        Disk.requireFreeSpace(options.folder().path(), minimumFreeMegabytes());
        options.folder().create();
        var lock = options.folder().tryLock();
        if (lock.isEmpty()) {
            throw new CommandException(
                    "Another launcher already runs the platform on '%s'; './renewal down --data %s' ends it"
                            .formatted(options.folder().path(), options.folder().path()));
        }
        endOrphans(options.folder());
        var savedSettings = options.folder().load();
        var run = run(options, savedSettings);
        PlatformStore.prepare(run.store(), run.folder());
        terminal.step("store: " + run.store().description());
        catalogue.prepare(run, terminal);
        var processes = catalogue.processes(run);
        options.folder().save(savedSettings);
        options.folder().rotateLogs();
        startAndWatch(options, run, processes, terminal.withRestartedTimer());
    }

    private void startAndWatch(Options options, Run run, List<ProcessSpec> processes, Terminal terminal) {
        var supervisor = new Supervisor(run, processes, STOP_TIMEOUT);
        var end = new Thread(supervisor::stop, "end-of-the-platform");
        Runtime.getRuntime().addShutdownHook(end);
        supervisor.start();
        terminal.step("starting "
                + String.join(", ", processes.stream().map(ProcessSpec::name).toList()));
        supervisor.awaitHealth(name -> terminal.step("healthy: " + name));
        registerUsers(options, run, processes, terminal);
        load(options, run, processes, terminal);
        report(options, supervisor, processes, terminal);
        sleepUntilInterrupted();
    }

    private void endOrphans(DataFolder folder) {
        RunRecord.in(folder).filter(RunRecord::hasLiveProcess).ifPresent(left -> {
            terminal.step("ending what a former launcher left behind");
            DownCommand.end(left);
        });
        RunRecord.removeFrom(folder);
    }

    private long minimumFreeMegabytes() {
        var megabytes = environment.getOrDefault("RENEWAL_MINIMUM_FREE_MB", "300");
        if (!megabytes.matches("[0-9]{1,12}")) {
            throw new CommandException(
                    "RENEWAL_MINIMUM_FREE_MB is '%s', and has to be a number of megabytes".formatted(megabytes));
        }
        return Long.parseLong(megabytes);
    }

    private Run run(Options options, Properties savedSettings) {
        var ports = new Ports(RandomGenerator.getDefault());
        ports.reserve(options.listen().bind(), options.port());
        var savedClock = Optional.ofNullable(savedSettings.getProperty(CLOCK));
        var text =
                options.clock().or(() -> savedClock).orElse(options.demos().isEmpty() ? "system" : ClockSetting.DEMO);
        var clock = ClockSetting.parse(text);
        var now = realTime.instant();
        var anchor = savedClock
                .filter(text::equals)
                .map(same -> Instant.parse(savedSettings.getProperty(ANCHOR)))
                .orElse(now);
        savedClock.ifPresent(former -> requireForwardClock(savedSettings, former, clock, anchor, now));
        savedSettings.setProperty(CLOCK, text);
        savedSettings.setProperty(ANCHOR, anchor.toString());
        return new Run(
                root,
                options.folder(),
                environment,
                ports,
                savedSettings,
                options.port(),
                options.listen(),
                PlatformStore.choose(options.store(), environment, options.folder()),
                clock,
                anchor);
    }

    private static void requireForwardClock(
            Properties savedSettings, String former, ClockSetting clock, Instant anchor, Instant now) {
        var reached = ClockSetting.parse(former).timeAt(now, Instant.parse(savedSettings.getProperty(ANCHOR)));
        var shown = clock.timeAt(now, anchor);
        if (shown.isBefore(reached)) {
            throw new CommandException(
                    "The platform on this data has reached %s, and '--clock %s' would take it back to %s (Beijing time)"
                            .formatted(BEIJING.format(reached), clock.text(), BEIJING.format(shown)));
        }
    }

    /**
     * Registers every user of the local issuer in the directory, whichever demonstration is loaded. The users of an
     * external issuer are unknown.
     */
    private static void registerUsers(Options options, Run run, List<ProcessSpec> processes, Terminal terminal) {
        processes.stream()
                .filter(process -> process.name().equals("issuer"))
                .findFirst()
                .ifPresent(issuer -> {
                    var registered = new UserRegistration(
                                    run.gatewayUri(),
                                    new TokenClient(
                                            options.folder(), options.listen().localHost(), issuer.port()))
                            .register();
                    if (registered > 0) {
                        terminal.step("registered in the directory: %d users and units".formatted(registered));
                    }
                });
    }

    private void load(Options options, Run run, List<ProcessSpec> processes, Terminal terminal) {
        var loaded = run.savedSettings().getProperty(DEMOS, "");
        for (var name : options.demos()) {
            if (!List.of(loaded.split(",", -1)).contains(name)) {
                var issuer = processes.stream()
                        .filter(process -> process.name().equals("issuer"))
                        .findFirst()
                        .orElseThrow();
                var demo = new DemoLoader(
                        root.resolve("deploy/demo"),
                        run.gatewayUri(),
                        new TokenClient(options.folder(), options.listen().localHost(), issuer.port()),
                        () -> run.clock().timeAt(realTime.instant(), run.anchor()));
                terminal.step("loading the demonstration " + name);
                terminal.step("loaded: %s, %d projects".formatted(name, demo.load(name)));
                loaded = loaded.isEmpty() ? name : loaded + "," + name;
                run.savedSettings().setProperty(DEMOS, loaded);
                options.folder().save(run.savedSettings());
            }
        }
    }

    private static void report(Options options, Supervisor supervisor, List<ProcessSpec> processes, Terminal terminal) {
        var seconds = terminal.seconds();
        var megabytes = Memory.megabytes(supervisor.pids());
        terminal.print("");
        var pages = "http://%s:%d".formatted(options.listen().host(), options.port());
        terminal.print("The platform is up: %s (the wall), %s/docs (the interface)".formatted(pages, pages));
        var issuer = processes.stream()
                .filter(process -> process.name().equals("issuer"))
                .findFirst();
        if (issuer.isPresent()) {
            terminal.print("Demo users:  " + TokenClient.USERS);
        }
        if (options.listen().isPublic()) {
            printNetworkWarning(options, pages, issuer.map(ProcessSpec::port), terminal);
        }
        terminal.print("Stop it:     ./renewal down --data %s"
                .formatted(options.folder().path()));
        terminal.print("Figures:     %.1f s from start to ready, %d MB in %d processes"
                .formatted(seconds, megabytes, supervisor.pids().size()));
        options.announce().ifPresent(file -> {
            try {
                Files.writeString(file, "ready");
            } catch (IOException refused) {
                throw Disk.failure("write", file, refused);
            }
        });
    }

    /**
     * Prints a placeholder for the password if the output is kept in a log; {@link BackgroundLauncher} shows the
     * password at the terminal.
     */
    static void printNetworkWarning(Options options, String pages, Optional<Integer> signInPort, Terminal terminal) {
        terminal.print(
                "Open:        whoever reaches this machine in its network can open the pages; on a phone or another screen type "
                        + pages);
        signInPort.ifPresent(port -> {
            terminal.print("             the sign-in page is at http://%s:%d; a firewall has to let both ports through"
                    .formatted(options.listen().host(), port));
            terminal.print("             every demonstration user signs in with the password  "
                    + (options.announce().isPresent()
                            ? BackgroundLauncher.PASSWORD_PLACEHOLDER
                            : options.listen().password()));
        });
        terminal.print(
                "             nothing is encrypted: others in the network can read what is sent, passwords and tokens too; show");
        terminal.print(
                "             invented data only, in a network that you trust. Store, broker and services stay on this machine.");
    }

    private static void sleepUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
