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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./renewal} in a checkout of its own, with pretended JDKs and a pretended Maven. */
class ScriptIT {

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
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJdk() throws Exception {
        var said = renewal("", "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out().strip().lines()).hasSize(1);
        assertThat(said.out()).contains("JDK 25 or later is needed, and no JDK was found", "temurin-25-jdk");
    }

    @Test
    void saysWhichJdkIsTooOld() throws Exception {
        var said = renewal(jdk("old", "17.0.15") + ":" + jdk("older", "11.0.2"), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("the newest JDK found is 17");
        assertThat(checkout.resolve("maven-runs")).doesNotExist();
    }

    @Test
    void takesTheFirstJdkThatIsRecentEnough() throws Exception {
        var said = renewal(jdk("old", "17.0.15") + ":" + jdk("next", "26-ea") + ":" + jdk("good", "25.0.3"), "status");

        assertThat(said.out()).contains("isn't built");
        assertThat(renewal(jdk("next", "26-ea"), "up").out()).contains("Building (JDK: " + checkout.resolve("next"));
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

        var said = renewal(jdk("good", "25.0.3"), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("A.java:[1,1] class expected", "renewal: the build failed");
        assertThat(said.out()).doesNotContain("launched");
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

    /** What the script printed, and how it ended. */
    private record Said(int code, String out) {}

    private Said renewal(String jdks, String... words) throws Exception {
        var command = new ArrayList<>(List.of(checkout.resolve("renewal").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RENEWAL_JDK_PLACES", jdks);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }
}
