package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script {@code ./renewal} in a checkout of its own, with fake JDKs, a fake Maven, and a PATH that contains only
 * the shell's tools and what each test adds.
 */
class ScriptIT {
    private static final List<String> SHELL_TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "sed",
            "sh",
            "tail",
            "tee",
            "touch",
            "tr");
    private static final List<String> CALLED_BY_TESTS = List.of("chromium", "chromedriver", "curl", "ps", "kill");

    @TempDir
    Path checkout;

    @BeforeEach
    void copyTheScript() throws IOException {
        var here = Path.of("").toAbsolutePath();
        Files.copy(here.resolve("../../../renewal"), checkout.resolve("renewal"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(checkout.resolve("gateway/src/main/java"));
        Files.writeString(checkout.resolve("gateway/src/main/java/A.java"), "class A {}");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        program(checkout.resolve("mvnw"), """
                echo "$@" >> maven-runs
                [ ! -e broken ] || { echo '[ERROR] A.java:[1,1] class expected'; exit 1; }
                mkdir -p deploy/local/launcher/target
                touch deploy/local/launcher/target/local-launcher-0.1.0.jar
                """);
        Files.createDirectories(checkout.resolve("bin"));
        for (var tool : SHELL_TOOLS) {
            var real = Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(checkout.resolve("bin").resolve(tool), real);
        }
        setUserId(1000);
        for (var called : CALLED_BY_TESTS) {
            putOnPath(called, "exit 0");
        }
        Files.createDirectories(checkout.resolve(".fonts"));
        Files.createFile(checkout.resolve(".fonts/NotoSansCJK.ttc"));
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJdk() throws Exception {
        var result = renewal("", "up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().strip().lines()).hasSize(1);
        assertThat(result.out()).contains("JDK 25 or later is needed, and no JDK was found", "temurin-25-jdk");
    }

    @Test
    void saysWhichJdkIsTooOld() throws Exception {
        var result = renewal(jdk("old", "17.0.15") + ":" + jdk("older", "11.0.2"), "up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("the newest JDK found is 17");
        assertThat(checkout.resolve("maven-runs")).doesNotExist();
    }

    @Test
    void takesTheFirstJdkThatIsRecentEnough() throws Exception {
        var result =
                renewal(jdk("old", "17.0.15") + ":" + jdk("next", "26-ea") + ":" + jdk("good", "25.0.3"), "status");

        assertThat(result.out()).contains("isn't built");
        assertThat(renewal(jdk("next", "26-ea"), "up").out()).contains("Building (JDK: " + checkout.resolve("next"));
    }

    @Test
    void asksForHelpWithoutABuild() throws Exception {
        renewal(jdk("good", "25.0.3"), "up", "--help");

        assertThat(checkout.resolve("maven-runs")).doesNotExist();
    }

    @Test
    void buildsOnceAndThenOnlyWhatChanged() throws Exception {
        var jdk = jdk("good", "25.0.3");

        renewal(jdk, "up");
        renewal(jdk, "up");
        assertThat(builds()).isEqualTo(1);

        Files.writeString(checkout.resolve("gateway/src/main/java/B.java"), "class B {}");
        renewal(jdk, "up");
        assertThat(builds()).isEqualTo(2);

        Files.delete(checkout.resolve("gateway/src/main/java/B.java"));
        renewal(jdk, "up", "--build", "never");
        assertThat(builds()).isEqualTo(2);
        renewal(jdk, "up");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void showsWhatBrokeTheBuildAndStartsNothing() throws Exception {
        Files.createFile(checkout.resolve("broken"));

        var result = renewal(jdk("good", "25.0.3"), "up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("A.java:[1,1] class expected", "renewal: the build failed");
        assertThat(result.out()).doesNotContain("launched");
    }

    @Test
    void installsTheJdkWhereThePackageManagerHasOneAndTheUserIsRoot() throws Exception {
        setUserId(0);
        putOnPath("apt-cache", "exit 0");
        putOnPath("apt-get", "echo \"$@\" >> apt-runs\n[ \"$1\" != install ] || mv hidden good");
        jdk("good", "25.0.3");
        Files.move(checkout.resolve("good"), checkout.resolve("hidden"));

        var result = renewal(checkout.resolve("good").toString(), "up");

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(aptRuns()).containsExactly("update -qq", "install -y -qq openjdk-25-jdk-headless");
        assertThat(result.out()).contains("Installing openjdk-25-jdk-headless", "launched");
    }

    @Test
    void namesTheJdkWhereThePackageManagerHasNone() throws Exception {
        setUserId(0);
        putOnPath("apt-cache", "exit 100");
        putOnPath("apt-get", "echo \"$@\" >> apt-runs");

        var result = renewal("", "up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().strip().lines()).hasSize(1);
        assertThat(result.out()).contains("JDK 25 or later is needed");
        assertThat(aptRuns()).containsExactly("update -qq");
    }

    @ParameterizedTest
    @CsvSource({
        "chromium, chromium",
        "chromedriver, chromium-driver",
        ".fonts, fonts-noto-cjk",
        "curl, curl",
        "ps, procps",
        "kill, procps",
    })
    void checksEachProgramThatTheTestsCallByItself(String program, String debianPackage) throws Exception {
        var removed = program.startsWith(".")
                ? checkout.resolve(program)
                : checkout.resolve("bin").resolve(program);
        Files.move(removed, checkout.resolve("taken"));

        var result = renewal(jdk("good", "25.0.3"), "test");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().strip().lines()).hasSize(1);
        assertThat(result.out().strip()).endsWith("install these packages (Debian's names): " + debianPackage);
        assertThat(checkout.resolve("maven-runs")).doesNotExist();
    }

    @Test
    void installsWhatTheTestsCallInOneStepBeforeTheBuild() throws Exception {
        setUserId(0);
        Files.delete(checkout.resolve("bin/chromedriver"));
        Files.move(checkout.resolve(".fonts"), checkout.resolve("fonts"));
        putOnPath("apt-get", """
                echo "$@" >> apt-runs
                [ "$1" != install ] || { mv fonts .fonts; printf '#!/bin/sh\\n' > bin/chromedriver; chmod +x bin/chromedriver; }
                """);
        Files.createSymbolicLink(checkout.resolve("bin/chmod"), Path.of("/bin/chmod"));

        var result = renewal(jdk("good", "25.0.3"), "test");

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(aptRuns()).containsExactly("update -qq", "install -y -qq chromium-driver fonts-noto-cjk");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void refusesToTestWithWhatIsStillMissingAfterItWasInstalled() throws Exception {
        setUserId(0);
        Files.delete(checkout.resolve("bin/chromedriver"));
        putOnPath("apt-get", "exit 0");

        var result = renewal(jdk("good", "25.0.3"), "test");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("still missing after they were installed: chromium-driver");
        assertThat(checkout.resolve("maven-runs")).doesNotExist();
    }

    private void setUserId(int id) throws IOException {
        putOnPath("id", "echo " + id);
    }

    private void putOnPath(String name, String script) throws IOException {
        program(checkout.resolve("bin").resolve(name), script);
    }

    private List<String> aptRuns() throws IOException {
        return Files.readAllLines(checkout.resolve("apt-runs"));
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("maven-runs")).size();
    }

    private String jdk(String name, String version) throws IOException {
        var home = checkout.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        program(home.resolve("bin/java"), "echo launched");
        program(home.resolve("bin/javac"), "exit 1");
        return home.toString();
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The output and exit code of the script. */
    private record CommandResult(int code, String out) {}

    private CommandResult renewal(String jdks, String... words) throws Exception {
        var command = new ArrayList<>(List.of(checkout.resolve("renewal").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(checkout.toFile());
        builder.environment().put("RENEWAL_JDK_PLACES", jdks);
        builder.environment()
                .put("RENEWAL_FONT_PLACES", checkout.resolve(".fonts").toString());
        builder.environment().put("PATH", checkout.resolve("bin").toString());
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandResult(process.waitFor(), out);
    }
}
