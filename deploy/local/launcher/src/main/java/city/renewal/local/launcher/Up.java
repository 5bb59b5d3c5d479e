package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** Brings a platform up and watches over it until it is told to end. */
final class Up {

    private static final Duration TIME_TO_END = Duration.ofSeconds(12);
    private static final String CLOCK = "clock";
    private static final String ANCHOR = "clock.anchor";
    private static final String DEMOS = "demos";

    private final Path root;
    private final Catalogue catalogue;
    private final Map<String, String> environment;
    private final InstantSource realTime;
    private final Terminal terminal;

    Up(Path root, Catalogue catalogue, Map<String, String> environment, InstantSource realTime, Terminal terminal) {
        this.root = root;
        this.catalogue = catalogue;
        this.environment = environment;
        this.realTime = realTime;
        this.terminal = terminal;
    }

    /** What was asked for. */
    record Wish(DataFolder folder, int port, Optional<String> clock, List<String> demos, Optional<Path> announce) {}

    /** Starts, loads, announces; returns only when the process is told to end. */
    void runUntilTold(Wish wish) {
        Disk.expectRoom(wish.folder().path(), minimumFree());
        wish.folder().make();
        var lock = wish.folder().tryLock();
        if (lock.isEmpty()) {
            throw new Refused("Another launcher already runs the platform on '%s'; './renewal down --data %s' ends it"
                    .formatted(wish.folder().path(), wish.folder().path()));
        }
        endOrphans(wish.folder());
        var remembered = wish.folder().load();
        var run = run(wish, remembered);
        catalogue.prepare(run, terminal);
        var parts = catalogue.parts(run);
        wish.folder().save(remembered);
        wish.folder().shortenLogs();
        startAndWatch(wish, run, parts, terminal.fromNow());
    }

    private void startAndWatch(Wish wish, Run run, List<Part> parts, Terminal terminal) {
        var supervisor = new Supervisor(wish.folder(), wish.port(), parts, TIME_TO_END);
        var end = new Thread(supervisor::stop, "end-of-the-platform");
        Runtime.getRuntime().addShutdownHook(end);
        supervisor.start();
        terminal.step(
                "starting " + String.join(", ", parts.stream().map(Part::name).toList()));
        supervisor.awaitHealth(name -> terminal.step("healthy: " + name));
        registerUsers(wish, run, parts, terminal);
        load(wish, run, parts, terminal);
        report(wish, supervisor, parts, terminal);
        sleepUntilTold();
    }

    private void endOrphans(DataFolder folder) {
        RunRecord.in(folder).filter(RunRecord::isAnybodyAlive).ifPresent(left -> {
            terminal.step("ending what a former launcher left behind");
            Down.end(left);
        });
        RunRecord.removeFrom(folder);
    }

    private long minimumFree() {
        return Long.parseLong(environment.getOrDefault("RENEWAL_MINIMUM_FREE_MB", "300"));
    }

    private Run run(Wish wish, Properties remembered) {
        var ports = new Ports(RandomGenerator.getDefault());
        ports.exactly(wish.port());
        var known = Optional.ofNullable(remembered.getProperty(CLOCK));
        var text = wish.clock().or(() -> known).orElse(wish.demos().isEmpty() ? "system" : ClockSetting.DEMO);
        var clock = ClockSetting.parse(text);
        var now = realTime.instant();
        var anchor = known.filter(text::equals)
                .map(same -> Instant.parse(remembered.getProperty(ANCHOR)))
                .orElse(now);
        known.ifPresent(former -> expectNoWayBack(remembered, former, clock, anchor, now));
        remembered.setProperty(CLOCK, text);
        remembered.setProperty(ANCHOR, anchor.toString());
        return new Run(root, wish.folder(), environment, ports, remembered, wish.port(), clock, anchor);
    }

    private static void expectNoWayBack(
            Properties remembered, String former, ClockSetting clock, Instant anchor, Instant now) {
        var reached = ClockSetting.parse(former).shows(now, Instant.parse(remembered.getProperty(ANCHOR)));
        var shown = clock.shows(now, anchor);
        if (shown.isBefore(reached)) {
            throw new Refused("The platform on this data has reached %s, and '--clock %s' would take it back to %s"
                    .formatted(reached, clock.text(), shown));
        }
    }

    /** Whoever signs in here is in the directory, whichever demonstration is loaded; of another issuer's users we know nothing. */
    private static void registerUsers(Wish wish, Run run, List<Part> parts, Terminal terminal) {
        parts.stream().filter(part -> part.name().equals("issuer")).findFirst().ifPresent(issuer -> {
            var missing = new DirectoryOfUsers(run.gateway(), new Tokens(wish.folder(), issuer.port())).register();
            if (missing > 0) {
                terminal.step("registered in the directory: %d users and units".formatted(missing));
            }
        });
    }

    private void load(Wish wish, Run run, List<Part> parts, Terminal terminal) {
        var loaded = run.remembered().getProperty(DEMOS, "");
        for (var name : wish.demos()) {
            if (!List.of(loaded.split(",", -1)).contains(name)) {
                var issuer = parts.stream()
                        .filter(part -> part.name().equals("issuer"))
                        .findFirst()
                        .orElseThrow();
                var demo = new Demo(
                        root.resolve("deploy/demo"),
                        run.gateway(),
                        new Tokens(wish.folder(), issuer.port()),
                        () -> run.clock().shows(realTime.instant(), run.anchor()));
                terminal.step("loading the demonstration " + name);
                terminal.step("loaded: %s, %d projects".formatted(name, demo.load(name)));
                loaded = loaded.isEmpty() ? name : loaded + "," + name;
                run.remembered().setProperty(DEMOS, loaded);
                wish.folder().save(run.remembered());
            }
        }
    }

    private static void report(Wish wish, Supervisor supervisor, List<Part> parts, Terminal terminal) {
        var seconds = terminal.seconds();
        var megabytes = Memory.megabytes(supervisor.pids());
        terminal.say("");
        terminal.say("The platform is up: http://127.0.0.1:%d (the wall), http://127.0.0.1:%d/docs (the interface)"
                .formatted(wish.port(), wish.port()));
        if (parts.stream().anyMatch(part -> part.name().equals("issuer"))) {
            terminal.say("Demo users:  " + Tokens.USERS);
        }
        terminal.say(
                "Stop it:     ./renewal down --data %s".formatted(wish.folder().path()));
        terminal.say("Figures:     %.1f s from start to ready, %d MB in %d processes"
                .formatted(seconds, megabytes, supervisor.pids().size()));
        wish.announce().ifPresent(file -> {
            try {
                Files.writeString(file, "ready");
            } catch (IOException refused) {
                throw Disk.explained("write", file, refused);
            }
        });
    }

    private static void sleepUntilTold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
