package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootJarTest {
    @TempDir
    private Path folder;

    /** Spring Boot's loader declares a service of its own, in a folder of the same name as the program's. */
    @Test
    void keepsTheServicesOfTheProgramAndNotThoseOfTheLoader() throws IOException {
        var entries = new TreeMap<String, String>(Map.of(
                "META-INF/services/", "",
                "META-INF/services/java.nio.file.spi.FileSystemProvider", "the.Loader",
                "META-INF/LICENSE", "Apache",
                "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/a.jar\"\n",
                "BOOT-INF/classes/META-INF/", "",
                "BOOT-INF/classes/META-INF/services/", "",
                "BOOT-INF/classes/META-INF/services/a.Service", "a.Provider",
                "BOOT-INF/classes/a/Program.class", "class"));
        entries.put("META-INF/", "");

        BootJar.unpack(bootJar(entries), folder);

        try (var program = new JarFile(folder.resolve("program.jar").toFile())) {
            assertThat(program.stream().map(ZipEntry::getName))
                    .contains("META-INF/services/a.Service", "META-INF/LICENSE", "a/Program.class")
                    .doesNotContain("META-INF/services/java.nio.file.spi.FileSystemProvider")
                    .doesNotHaveDuplicates();
        }
    }

    private Path bootJar(Map<String, String> entries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), "a.Program");
        var file = folder.resolve("boot.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return file;
    }
}
