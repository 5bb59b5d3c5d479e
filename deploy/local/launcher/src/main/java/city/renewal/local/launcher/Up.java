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

/** Brings a platform up and watches over it until it is told to end. */
final class Up {

    private static final Duration TIME_TO_END = Duration.ofSeconds(12);
    private static final String CLOCK = "clock";
    private static final String ANCHOR = "clock.anchor";
    private static final String DEMOS = "demos";
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

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
    record Wish(
            DataFolder folder,
            Reach reach,
            int port,
            Optional<String> clock,
            List<String> demos,
            Optional<Path> announce) {}

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
        var supervisor = new Supervisor(wish.folder(), wish.reach().local(), wish.port(), parts, TIME_TO_END);
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
        var megabytes = environment.getOrDefault("RENEWAL_MINIMUM_FREE_MB", "300");
        if (!megabytes.matches("[0-9]{1,12}")) {
            throw new Refused(
                    "RENEWAL_MINIMUM_FREE_MB is '%s', and has to be a number of megabytes".formatted(megabytes));
        }
        return Long.parseLong(megabytes);
    }

    private Run run(Wish wish, Properties remembered) {
        var ports = new Ports(RandomGenerator.getDefault());
        ports.exactly(wish.reach().bind(), wish.port());
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
        return new Run(root, wish.folder(), environment, ports, remembered, wish.port(), wish.reach(), clock, anchor);
    }

    private static void expectNoWayBack(
            Properties remembered, String former, ClockSetting clock, Instant anchor, Instant now) {
        var reached = ClockSetting.parse(former).shows(now, Instant.parse(remembered.getProperty(ANCHOR)));
        var shown = clock.shows(now, anchor);
        if (shown.isBefore(reached)) {
            throw new Refused(
                    "The platform on this data has reached %s, and '--clock %s' would take it back to %s (Beijing time)"
                            .formatted(BEIJING.format(reached), clock.text(), BEIJING.format(shown)));
        }
    }

    /** Whoever signs in here is in the directory, whichever demonstration is loaded; of another issuer's users we know nothing. */
    private static void registerUsers(Wish wish, Run run, List<Part> parts, Terminal terminal) {
        parts.stream().filter(part -> part.name().equals("issuer")).findFirst().ifPresent(issuer -> {
            var missing = new DirectoryOfUsers(
                            run.gateway(),
                            new Tokens(wish.folder(), wish.reach().local(), issuer.port()))
                    .register();
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
                        new Tokens(wish.folder(), wish.reach().local(), issuer.port()),
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
        var pages = "http://%s:%d".formatted(wish.reach().host(), wish.port());
        terminal.say("The platform is up: %s (the wall), %s/docs (the interface)".formatted(pages, pages));
        var issuer = parts.stream().filter(part -> part.name().equals("issuer")).findFirst();
        if (issuer.isPresent()) {
            terminal.say("Demo users:  " + Tokens.USERS);
        }
        if (wish.reach().isOpen()) {
            sayWhatOpenMeans(wish, pages, issuer.map(Part::port), terminal);
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

    /** Without the password where what is said is kept: {@link Detached} shows it at the terminal. */
    static void sayWhatOpenMeans(Wish wish, String pages, Optional<Integer> signInPort, Terminal terminal) {
        terminal.say(
                "Open:        whoever reaches this machine in its network can open the pages; on a phone or another screen type "
                        + pages);
        signInPort.ifPresent(port -> {
            terminal.say("             the sign-in page is at http://%s:%d; a firewall has to let both ports through"
                    .formatted(wish.reach().host(), port));
            terminal.say("             every demonstration user signs in with the password  "
                    + (wish.announce().isPresent()
                            ? Detached.PASSWORD_UNSAID
                            : wish.reach().password()));
        });
        terminal.say(
                "             nothing is encrypted: others in the network can read what is sent, passwords and tokens too; show");
        terminal.say(
                "             invented data only, in a network that you trust. Store, broker and services stay on this machine.");
    }

    private static void sleepUntilTold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
