package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A background launcher's output is shown with the password and kept without it. */
class BackgroundLauncherTest {
    private static final String PASSWORD = "open-sesame-7";

    @TempDir
    Path path;

    private final ByteArrayOutputStream displayed = new ByteArrayOutputStream();

    @Test
    void displaysThePasswordAndWritesItToNoFileThatOthersMayRead() throws Exception {
        var folder = DataFolder.of(path);
        folder.create();
        var output = writeBackgroundOutput(folder);
        Files.writeString(folder.log("launcher"), "An older version said " + PASSWORD + "\n");
        Files.setPosixFilePermissions(folder.log("launcher"), PosixFilePermissions.fromString("rw-r--r--"));

        new BackgroundLauncher(folder, terminal(), PASSWORD)
                .start(List.of("/bin/sh", "-c", "cat '%s'; : > \"$1\"".formatted(output)), Optional.of(PASSWORD));

        assertThat(displayed.toString(StandardCharsets.UTF_8))
                .contains("signs in with the password  " + PASSWORD)
                .doesNotContain("An older version");
        assertThat(Files.readString(folder.log("launcher")))
                .contains("signs in with the password  (shown at the start")
                .doesNotContain("password  " + PASSWORD);
        assertThat(readableByOthers()).noneMatch(BackgroundLauncherTest::holdsThePassword);
    }

    @Test
    void aForegroundLauncherPrintsThePassword() throws Exception {
        assertThat(networkWarning(Optional.empty())).contains("signs in with the password  " + PASSWORD);
        assertThat(networkWarning(Optional.of(path))).doesNotContain(PASSWORD);
    }

    private Path writeBackgroundOutput(DataFolder folder) throws IOException {
        return Files.writeString(path.resolve("said"), networkWarning(Optional.of(folder.runFile("ready"))));
    }

    private String networkWarning(Optional<Path> announce) {
        var output = new ByteArrayOutputStream();
        var options = new UpCommand.Options(
                DataFolder.of(path),
                ListenSettings.of("127.0.0.2").withPassword(PASSWORD),
                8080,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                announce);
        UpCommand.printNetworkWarning(
                options,
                "http://127.0.0.2:8080",
                Optional.of(9000),
                new Terminal(new PrintStream(output, true, StandardCharsets.UTF_8)));
        return output.toString(StandardCharsets.UTF_8);
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(displayed, true, StandardCharsets.UTF_8));
    }

    private List<Path> readableByOthers() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(path)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        .equals("rw-------")) {
                    found.add(file);
                }
            }
        }
        assertThat(found).as("what was said in the background").contains(path.resolve("said"));
        return found;
    }

    private static boolean holdsThePassword(Path file) {
        try {
            return Files.readString(file).contains(PASSWORD);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
