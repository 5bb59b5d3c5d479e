package city.renewal.starter.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The other instance is a separate process, because file locks work only between processes. */
class TemporaryFilesTest {
    @TempDir
    private Path base;

    private TemporaryFiles files;
    private final List<Process> others = new ArrayList<>();

    @BeforeEach
    void make() {
        files = new TemporaryFiles(base);
    }

    @AfterEach
    void endOthers() throws InterruptedException {
        for (var other : others) {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileOfAnotherInstanceStaysWhileThatRunsAndGoesWhenItWasKilled() throws Exception {
        var other = start();
        var file = fileOf(other);

        files.removeLeftBehind();
        assertThat(file).hasContent("a photo");

        other.destroyForcibly().waitFor();
        files.removeLeftBehind();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void anInstanceThatEndsInOrderLeavesNoFolder() throws Exception {
        var other = start();
        var file = fileOf(other);
        Files.delete(file);

        other.getOutputStream().close();
        other.waitFor();

        assertThat(base).isEmptyDirectory();
    }

    @Test
    void itsOwnFilesStay() throws IOException {
        var file = files.create("photo", ".upload");

        files.removeLeftBehind();

        assertThat(file).exists();
    }

    /** A start that was killed between two steps leaves an empty folder. */
    @Test
    void anEmptyFolderWithoutALockGoesAndOneWithFilesStays() throws IOException {
        var empty = Files.createDirectory(base.resolve("renewal-files-1"));
        var unknown = Files.createDirectory(base.resolve("renewal-files-2"));
        Files.createFile(unknown.resolve("a"));

        files.removeLeftBehind();

        assertThat(empty).doesNotExist();
        assertThat(unknown.resolve("a")).exists();
    }

    @Test
    void aLinkToAnotherFolderIsLeftAlone() throws IOException {
        var elsewhere = Files.createDirectory(base.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Files.createFile(elsewhere.resolve("a"));
        Files.createSymbolicLink(base.resolve("renewal-files-1"), elsewhere);

        files.removeLeftBehind();

        assertThat(elsewhere.resolve("a")).exists();
    }

    /** Some operating systems delete temporary files after some days. */
    @Test
    void createsItsFolderAnewWhenTheMachineRemovedIt() throws IOException {
        var folder = files.folder();
        Files.delete(folder.resolve("lock"));
        Files.delete(folder);

        assertThat(files.create("photo", ".upload")).exists();
    }

    private Process start() throws IOException {
        var classpath = Stream.of(TemporaryFiles.class, Other.class, LoggerFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(location.getPath()).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(java, "-cp", classpath, Other.class.getName(), base.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        others.add(other);
        return other;
    }

    private static Path fileOf(Process other) throws IOException {
        return Path.of(new BufferedReader(other.inputReader()).readLine());
    }

    /** Writes a file, prints its path, and runs until its input ends. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            var file = new TemporaryFiles(Path.of(arguments[0])).create("photo", ".upload");
            Files.writeString(file, "a photo");
            System.out.println(file);
            System.in.read();
        }
    }
}
