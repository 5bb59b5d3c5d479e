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

/** What a launcher in the background says is shown with the password, and kept without it. */
class DetachedTest {
    private static final String PASSWORD = "open-sesame-7";

    @TempDir
    Path path;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void thePasswordIsShownAndLiesInNoFileThatOthersMayRead() throws Exception {
        var folder = DataFolder.of(path);
        folder.make();
        var said = saidInTheBackground(folder);
        Files.writeString(folder.log("launcher"), "An older version said " + PASSWORD + "\n");
        Files.setPosixFilePermissions(folder.log("launcher"), PosixFilePermissions.fromString("rw-r--r--"));

        new Detached(folder, terminal(), PASSWORD)
                .start(List.of("/bin/sh", "-c", "cat '%s'; : > \"$1\"".formatted(said)), Optional.of(PASSWORD));

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("signs in with the password  " + PASSWORD)
                .doesNotContain("An older version");
        assertThat(Files.readString(folder.log("launcher")))
                .contains("signs in with the password  (shown at the start")
                .doesNotContain("password  " + PASSWORD);
        assertThat(readableByOthers()).noneMatch(DetachedTest::holdsThePassword);
    }

    @Test
    void aLauncherAtTheTerminalSaysIt() throws Exception {
        assertThat(saidBy(Optional.empty())).contains("signs in with the password  " + PASSWORD);
        assertThat(saidBy(Optional.of(path))).doesNotContain(PASSWORD);
    }

    private Path saidInTheBackground(DataFolder folder) throws IOException {
        return Files.writeString(path.resolve("said"), saidBy(Optional.of(folder.runFile("ready"))));
    }

    private String saidBy(Optional<Path> announce) {
        var said = new ByteArrayOutputStream();
        var wish = new Up.Wish(
                DataFolder.of(path), Reach.of("127.0.0.2").with(PASSWORD), 8080, Optional.empty(), List.of(), announce);
        Up.sayWhatOpenMeans(
                wish,
                "http://127.0.0.2:8080",
                Optional.of(9000),
                new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8)));
        return said.toString(StandardCharsets.UTF_8);
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8));
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
