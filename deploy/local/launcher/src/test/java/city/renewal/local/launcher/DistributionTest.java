package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.local.launcher.Distribution.AotMode;
import city.renewal.local.launcher.Distribution.LaunchOptions;
import city.renewal.local.launcher.Distribution.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        distribution = new Distribution(folder);
        Files.createDirectories(folder.resolve("store"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.Program");
        try (var jar = Files.newOutputStream(folder.resolve("store/program.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
    }

    @Test
    void startsWithoutACacheWhileATrainingRunIsStillWritingIt() throws IOException {
        var output = command(AotMode.RECORD).stream()
                .filter(word -> word.startsWith("-XX:AOTCacheOutput="))
                .findFirst();
        Files.writeString(Path.of(output.orElseThrow().substring("-XX:AOTCacheOutput=".length())), "half");

        assertThat(command(AotMode.USE)).noneMatch(word -> word.startsWith("-XX:AOT"));
    }

    @Test
    void startsWithTheCacheOfACompletedTrainingRun() throws IOException {
        Files.writeString(folder.resolve("store/program.aot.draft"), "whole");

        distribution.publishCache("store");

        assertThat(command(AotMode.USE)).contains("-XX:AOTCache=" + folder.resolve("store/program.aot"));
    }

    @Test
    void startsWithoutACacheWhenTheTrainingRunWroteNone() {
        distribution.publishCache("store");

        assertThat(command(AotMode.USE)).noneMatch(word -> word.startsWith("-XX:AOT"));
    }

    /** Each start finds a complete program when its own unpacking is over, even if another start did the work. */
    @Test
    void concurrentStartsUnpackAProgramOnce() throws Exception {
        var program = program();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var starts = new ArrayList<Future<Boolean>>();
            for (int n = 0; n < 8; n++) {
                starts.add(threads.submit(() -> {
                    new Distribution(folder).unpack(program);
                    return Files.exists(folder.resolve("gateway/program.jar"))
                            && Files.exists(folder.resolve("gateway/lib/a.jar"));
                }));
            }
            for (var start : starts) {
                assertThat(start.get()).isTrue();
            }
        }
        assertThat(distribution.isCurrent(program)).isTrue();
    }

    @Test
    void unpacksAnIncompleteProgramAgain() throws IOException {
        var program = program();
        distribution.unpack(program);
        Files.delete(folder.resolve("gateway/program.jar"));

        assertThat(distribution.isCurrent(program)).isFalse();
        distribution.unpack(program);

        assertThat(folder.resolve("gateway/program.jar")).exists();
    }

    private Program program() throws IOException {
        var target = Files.createDirectories(folder.resolve("module/target"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "a.Program");
        try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("gateway-1.jar")), manifest)) {
            for (var name :
                    List.of("BOOT-INF/classpath.idx", "BOOT-INF/classes/a/Program.class", "BOOT-INF/lib/a.jar")) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write(
                        (name.endsWith(".idx") ? "- \"BOOT-INF/lib/a.jar\"\n" : "x").getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return new Program("gateway", folder.resolve("module"), "gateway", "");
    }

    private List<String> command(AotMode mode) {
        return distribution.command("store", new LaunchOptions(mode, List.of(), List.of(), "", List.of()));
    }
}
