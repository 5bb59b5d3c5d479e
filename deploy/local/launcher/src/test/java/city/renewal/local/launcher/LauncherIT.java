package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.local.mongod.FakeMongod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's command line, with a platform of small processes. */
class LauncherIT {

    @TempDir
    Path root;

    private Path data;
    private int port;

    @BeforeEach
    void chooseDataFolder() {
        data = root.resolve("data");
        port = new Ports(new Random()).reservePreferred(0);
    }

    @AfterEach
    void endPlatform() throws Exception {
        run("down", "--data", data.toString());
    }

    @Test
    void showsTheStatusOfEveryProcess() throws Exception {
        assertThat(upDetached().code()).isZero();

        var status =
                Json.read(run("status", "--json", "--data", data.toString()).out());

        assertThat(Json.at(status, "gateway")).isEqualTo("http://127.0.0.1:" + port);
        assertThat(processes(status))
                .extracting(each -> each.get("name"))
                .containsExactly("store", "progress-service", "gateway");
        assertThat(processes(status)).allSatisfy(each -> {
            assertThat(each).containsOnlyKeys("name", "pid", "port", "managementPort", "healthy", "restarts");
            assertThat(each.get("healthy")).isEqualTo(true);
            assertThat(each.get("restarts")).hasToString("0");
        });
        assertThat(Json.at(status, "store")).isEqualTo("embedded");
        assertThat(run("status", "--data", data.toString()).out())
                .contains("progress-service", "healthy", "store:   embedded");
    }

    @Test
    void runsAMongodAsAPartOfItsOwn() throws Exception {
        var program = FakeMongod.install(root, "8.0.4");
        var environment = Map.of("RENEWAL_MONGOD", program.toString());

        assertThat(up(environment, "--detach", "--store", "mongod").out()).contains("store: mongod 8.0.4");

        var status =
                Json.read(run("status", "--json", "--data", data.toString()).out());
        assertThat(Json.at(status, "store")).isEqualTo("mongod 8.0.4 (%s)".formatted(program));
        var before = process("store");
        assertThat(before.get("healthy")).isEqualTo(true);
        kill(before);
        eventually("it is back", () -> process("store").get("healthy").equals(true));
        assertThat(process("store").get("port")).isEqualTo(before.get("port"));
        assertThat(process("store").get("restarts")).hasToString("1");
        var pids = everyPid();

        run("down", "--data", data.toString());

        assertThat(pids).hasSize(4).noneMatch(LauncherIT::isAlive);
        assertThat(FakeMongod.changes(data.resolve("mongod")))
                .as("initiated once")
                .hasSize(1);
    }

    @Test
    void opensADataFolderWithTheStoreThatMadeIt() throws Exception {
        var environment =
                Map.of("RENEWAL_MONGOD", FakeMongod.install(root, "8.0.4").toString());
        up(environment, "--detach", "--store", "mongod");
        run("down", "--data", data.toString());

        expectOneSentence(
                up(environment, "--store", "embedded"),
                "made with the store 'mongod'",
                "can't be opened with 'embedded'");

        assertThat(run("status", "--data", data.toString()).out()).contains("Nothing runs");
    }

    @Test
    void saysWhyAMongodDoesNotStart() throws Exception {
        var program = FakeMongod.installFailing(
                root,
                "8.0.4",
                List.of(
                        "{\"s\":\"E\",\"msg\":\"Terminating\",\"attr\":{\"error\":\"no room for a journal\"}}",
                        "{\"s\":\"I\",\"msg\":\"Shutting down\"}"));

        var refused = up(Map.of("RENEWAL_MONGOD", program.toString()), "--detach", "--store", "mongod");

        expectOneSentence(refused, "store ended 3 times", "it last said: Terminating: no room for a journal");
        expectOneSentence(
                up(
                        Map.of(
                                "RENEWAL_MONGOD",
                                FakeMongod.script(root, "echo db version v3.4.1")
                                        .toString()),
                        "--store",
                        "mongod"),
                "is mongod 3.4.1, and 4.2 or later is needed",
                "--store embedded");
    }

    @Test
    void startsAKilledProcessAgainOnItsPortAndSaysSo() throws Exception {
        upDetached();
        var before = process("progress-service");

        kill(before);
        assertThat(process("progress-service"))
                .satisfiesAnyOf(
                        dead -> assertThat(dead.get("healthy")).isEqualTo(false),
                        again -> assertThat(again.get("pid")).isNotEqualTo(before.get("pid")));

        eventually(
                "it is back", () -> process("progress-service").get("healthy").equals(true));
        var after = process("progress-service");
        assertThat(after.get("pid")).isNotEqualTo(before.get("pid"));
        assertThat(after.get("port")).isEqualTo(before.get("port"));
        assertThat(after.get("restarts")).hasToString("1");
    }

    @Test
    void leavesNothingRunningAfterDown() throws Exception {
        upDetached();
        var pids = everyPid();

        assertThat(run("down", "--data", data.toString()).out()).contains("Ended the platform");

        assertThat(pids).hasSize(4).noneMatch(LauncherIT::isAlive);
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(run("status", "--data", data.toString()).code()).isEqualTo(3);
        assertThat(run("down", "--data", data.toString()).out()).contains("Nothing runs");
    }

    @Test
    void endsEverythingWhenItIsInterruptedAtTheTerminal() throws Exception {
        var up = builder(
                Map.of(),
                List.of("up", "--data", data.toString(), "--port", "" + port, "--demo", "none", "--store", "embedded"));
        // As a terminal's shell starts a foreground process; tests in the background would pass on that they ignore
        // SIGINT.
        up.command().addAll(0, List.of("env", "--default-signal=INT"));
        var terminal = up.redirectErrorStream(true).start();
        var result = terminal.inputReader();
        for (var line = result.readLine(); !line.startsWith("Figures:"); line = result.readLine()) {
            assertThat(line).doesNotStartWith(Commands.ERROR_PREFIX);
        }
        var pids = everyPid();

        // The signal of Ctrl-C.
        new ProcessBuilder("kill", "-INT", String.valueOf(terminal.pid()))
                .start()
                .waitFor();

        assertThat(terminal.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(pids).hasSize(4).noneMatch(LauncherIT::isAlive);
    }

    @Test
    void endsOnDownWhatAKilledLauncherLeftBehind() throws Exception {
        upDetached();
        var pids = everyPid();
        killLauncher();
        assertThat(run("status", "--data", data.toString()).out()).contains("Their launcher is gone");

        run("down", "--data", data.toString());

        assertThat(pids).noneMatch(LauncherIT::isAlive);
    }

    @Test
    void startsAnewWhereAKilledLauncherLeftProcessesBehind() throws Exception {
        upDetached();
        var orphan = process("store").get("pid");
        killLauncher();

        assertThat(upDetached().code()).isZero();

        assertThat(process("store").get("pid")).isNotEqualTo(orphan);
        assertThat(process("store").get("healthy")).isEqualTo(true);
    }

    @Test
    void endsNoProcessThatOnlyReusesAPidOfOurs() throws Exception {
        Files.createDirectories(data.resolve("run"));
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var notOurs = new ProcessId(stranger.pid(), Instant.parse("2020-01-01T00:00:00Z"));
            new RunRecord(
                            notOurs,
                            "127.0.0.1",
                            port,
                            "embedded",
                            List.of(new RunRecord.Entry("store", notOurs, 1, 0, HealthCheck.OPEN_PORT, 0)))
                    .saveIn(DataFolder.of(data));

            assertThat(run("down", "--data", data.toString()).out()).contains("Nothing runs");

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refusesASecondLauncherOnTheSameData() throws Exception {
        upDetached();

        var second = up(Map.of(), "--detach", "--port", String.valueOf(new Ports(new Random()).reservePreferred(0)));

        expectOneSentence(second, "Another launcher already runs");
        assertThat(process("gateway").get("healthy")).isEqualTo(true);
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            expectOneSentence(up(Map.of(), "--port", port), "Port " + port + " is in use");
            expectOneSentence(up(Map.of(), "--detach", "--port", port), "Port " + port + " is in use");
        }
        assertThat(run("status", "--data", data.toString()).out()).contains("Nothing runs");
    }

    @Test
    void refusesADiskWithoutRoom() throws Exception {
        expectOneSentence(up(Map.of("RENEWAL_MINIMUM_FREE_MB", "999999999")), "has", "MB left");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        expectOneSentence(up(Map.of(), "--clock", "yesterday"), "The clock 'yesterday'");
        expectOneSentence(up(Map.of(), "--demo", "atlantis"), "no demonstration 'atlantis'");
        expectOneSentence(up(Map.of(), "--port", "many"), "'--port many' is no port");
        expectOneSentence(up(Map.of(), "--color"), "no option --color");
        expectOneSentence(run("token", "stranger", "--data", data.toString()), "no demonstration user 'stranger'");
        expectOneSentence(run("sing"), "no command 'sing'");
    }

    @Test
    void explainsEveryCommandOrOne() throws Exception {
        assertThat(run("help").out()).contains("./renewal up", "./renewal bench");
        assertThat(run("--help").out())
                .isEqualTo(run().out())
                .isEqualTo(run("help").out());
        assertThat(run("up", "--help").out())
                .contains("--store NAME")
                .doesNotContain("./renewal down")
                .isEqualTo(run("help", "up").out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            staus                           | no command 'staus'; did you mean 'status'?
            order                           | did you mean 'orders'?
            up --demo laoshan               | no demonstration 'laoshan'
            up --build sometimes            | '--build sometimes' isn't known
            up --listen everywhere          | '--listen everywhere' is no address
            up --listen 192.0.2.77 --password long-enough --demo none | This machine has no address 192.0.2.77
            up --listen 0.0.0.0 --password short | at least
            up --password long-enough       | goes with '--listen'
            up --store embeded --demo none  | no store 'embeded'; did you mean 'embedded'?
            up --listn 0.0.0.0              | did you mean '--listen'?
            token                           | 'token' needs a demonstration user
            token ownr                      | did you mean 'owner'?
            token owner                     | Nothing runs on
            audit                           | Nothing runs on
            rebuild                         | './renewal up' starts a platform
            alerts silence --reason x       | 'alerts silence' needs --project and --until
            alerts explian a1               | did you mean 'explain'?
            alerts acknowledge              | 'alerts acknowledge' needs an alert's id
            orders issue                    | 'orders issue' needs --project, --colour, --matter, --basis and --demand
            orders return x --days many     | 'orders return' needs --reason
            down now                        | 'down' doesn't know what to do with 'now'
            """)
    void answersAnInvalidCommandWithOneSentence(String typed, String words) throws Exception {
        var command = new ArrayList<>(List.of(typed.split(" ")));
        if (command.getFirst().equals("up")) {
            command.addAll(List.of("--port", String.valueOf(port)));
        }
        if (!List.of("staus", "order").contains(command.getFirst())) {
            command.addAll(List.of("--data", data.toString()));
        }

        expectOneSentence(run(Map.of(), command), words);
    }

    @Test
    void damagedOrForeignFilesAreNamedInASentence() throws Exception {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/processes"), "names=store\nstore.pid=many\n");
        expectOneSentence(run("status", "--data", data.toString()), "run/processes' is damaged");
        Files.delete(data.resolve("run/processes"));

        var file = Files.writeString(root.resolve("file"), "x");
        expectOneSentence(
                run("up", "--data", file.toString(), "--demo", "none", "--port", "" + port), "file already exists");
        expectOneSentence(up(Map.of("RENEWAL_MINIMUM_FREE_MB", "much")), "RENEWAL_MINIMUM_FREE_MB is 'much'");
        assertThat(run("status", "--data", root.resolve("nowhere").toString()).out())
                .contains("Nothing runs on", "there is no such folder");
    }

    @Test
    void listensForOthersWhenItIsToldToAndSaysWhatThatMeans() throws Exception {
        var listening = up(Map.of(), "--detach", "--listen", "127.0.0.2", "--password", "open-sesame");

        assertThat(listening.code()).as(listening.err()).isZero();
        assertThat(listening.out())
                .contains("http://127.0.0.2:" + port, "nothing is encrypted", "in a network that you trust");
        assertThat(Json.at(
                        Json.read(run("status", "--json", "--data", data.toString())
                                .out()),
                        "gateway"))
                .isEqualTo("http://127.0.0.2:" + port);
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(line -> line.contains("open-sesame")))
                .as("the password is in no process's command line")
                .isEmpty();

        run("down", "--data", data.toString());
        assertThat(upDetached().out()).as("not open for others the next time").doesNotContain("127.0.0.2", "encrypted");
    }

    @Test
    void refusesToTakeAPlatformBackInTime() throws Exception {
        up(Map.of(), "--detach", "--clock", "2023-06-30T08:00+08:00");
        run("down", "--data", data.toString());

        expectOneSentence(up(Map.of(), "--clock", "2023-06-29T08:00+08:00"), "has reached 2023-06-30 08:00");

        assertThat(up(Map.of(), "--detach", "--clock", "2023-06-30T08:00+08:00").code())
                .isZero();
    }

    @Test
    void givesUpOnAProcessThatDiesWheneverItStartsAndLeavesNothingHalfStarted() throws Exception {
        var refused = up(Map.of("FAKE_DIES", "progress-service"), "--detach");

        expectOneSentence(refused, "progress-service ended 3 times", "I can't find my configuration");
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(run("status", "--data", data.toString()).out()).contains("Nothing runs");
    }

    private static void expectOneSentence(CommandResult result, String... words) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err()).contains(words);
    }

    private CommandResult upDetached() throws Exception {
        return up(Map.of(), "--detach");
    }

    private CommandResult up(Map<String, String> environment, String... more) throws Exception {
        var words = new ArrayList<>(List.of("up", "--data", data.toString()));
        for (var standard : List.of("--port " + port, "--demo none", "--store embedded")) {
            var option = standard.split(" ", -1);
            if (!List.of(more).contains(option[0])) {
                words.addAll(List.of(option));
            }
        }
        words.addAll(List.of(more));
        return run(environment, words);
    }

    private CommandResult run(String... words) throws Exception {
        return run(Map.of(), List.of(words));
    }

    /** The output and exit code of a command. */
    private record CommandResult(int code, String out, String err) {}

    private CommandResult run(Map<String, String> environment, List<String> words) throws Exception {
        var errors = Files.createTempFile(root, "err", ".txt");
        var process = builder(environment, words).redirectError(errors.toFile()).start();
        // Would block forever if a background launcher kept our pipe open.
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandResult(process.waitFor(), out, Files.readString(errors));
    }

    private ProcessBuilder builder(Map<String, String> environment, List<String> words) {
        var command = new ArrayList<>(List.of(
                Distribution.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Drenewal.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                FakePlatform.class.getName()));
        command.addAll(words);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private Map<String, ?> process(String name) {
        try {
            var status =
                    Json.read(run("status", "--json", "--data", data.toString()).out());
            return processes(status).stream()
                    .filter(each -> each.get("name").equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<Map<String, Object>> processes(Object status) {
        return (List<Map<String, Object>>) Json.at(status, "processes");
    }

    private List<Long> everyPid() {
        var record = RunRecord.in(DataFolder.of(data)).orElseThrow();
        return Stream.concat(
                        Stream.of(record.launcher().pid()),
                        record.entries().stream().map(entry -> entry.process().pid()))
                .toList();
    }

    private void killLauncher() throws IOException {
        var launcher = RunRecord.in(DataFolder.of(data)).orElseThrow().launcher();
        launcher.findAlive().orElseThrow().destroyForcibly();
        assertThat(launcher.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }

    private static void kill(Map<String, ?> process) {
        ProcessHandle.of(((Number) process.get("pid")).longValue())
                .orElseThrow()
                .destroyForcibly();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void eventually(String what, BooleanSupplier holds) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Sleep.of(Duration.ofMillis(50));
        }
    }
}
