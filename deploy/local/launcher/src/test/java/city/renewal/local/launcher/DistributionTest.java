package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.local.launcher.Distribution.Launch;
import city.renewal.local.launcher.Distribution.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
    void startsWithoutACacheWhileATrainingRunIsOnlyHalfWritten() throws IOException {
        var learning = command(Mode.TRAINING).stream()
                .filter(word -> word.startsWith("-XX:AOTCacheOutput="))
                .findFirst();
        Files.writeString(Path.of(learning.orElseThrow().substring("-XX:AOTCacheOutput=".length())), "half");

        assertThat(command(Mode.TRAINED)).noneMatch(word -> word.startsWith("-XX:AOT"));
    }

    @Test
    void startsWithWhatATrainingRunThatEndedInOrderHasLearnt() throws IOException {
        Files.writeString(folder.resolve("store/program.aot.draft"), "whole");

        distribution.keepWhatWasLearnt("store");

        assertThat(command(Mode.TRAINED)).contains("-XX:AOTCache=" + folder.resolve("store/program.aot"));
    }

    @Test
    void goesOnWithoutACacheWhenTheTrainingRunWroteNone() {
        distribution.keepWhatWasLearnt("store");

        assertThat(command(Mode.TRAINED)).noneMatch(word -> word.startsWith("-XX:AOT"));
    }

    private List<String> command(Mode mode) {
        return distribution.command("store", new Launch(mode, List.of(), List.of(), "", List.of()));
    }
}
