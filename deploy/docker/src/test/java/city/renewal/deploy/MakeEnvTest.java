package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeEnvTest {
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Set<String> ADDRESSES = Set.of("RENEWAL_URL", "KEYCLOAK_URL");

    @TempDir
    Path folder;

    @Test
    void givesEverythingThatComposeRequiresAnotherSecret() throws Exception {
        var first = valuesOf(made("first"));
        var second = valuesOf(made("second"));

        var required = REQUIRED.matcher(ComposeRules.real().text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(required).hasSizeGreaterThan(8);
        for (var name : required) {
            assertThat(first.get(name)).as(name).isNotBlank();
            if (!ADDRESSES.contains(name)) {
                assertThat(first.get(name)).as(name).hasSizeGreaterThanOrEqualTo(16);
                assertThat(second.get(name)).as(name).isNotEqualTo(first.get(name));
            }
        }
        assertThat(first.values().stream().filter(value -> !value.isEmpty())).doesNotHaveDuplicates();
    }

    @Test
    void isReadableByNobodyElseAndNeverOverwritten() throws Exception {
        var file = made("env");
        var before = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("https://a.example.org", "https://b.example.org", file.toString()))
                .isNotZero();
        assertThat(file).hasContent(before);
    }

    @Test
    void refusesWhatIsNoAddress() throws Exception {
        assertThat(run(
                        "renewal.example.org",
                        "https://b.example.org",
                        folder.resolve("x").toString()))
                .isNotZero();
        assertThat(folder).isEmptyDirectory();
    }

    private Path made(String name) throws Exception {
        var file = folder.resolve(name);
        assertThat(run("https://renewal.example.org", "https://login.example.org/", file.toString()))
                .isZero();
        return file;
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("bash", Repository.file("deploy/docker/make-env").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        assertThat(output).isNotBlank();
        return code;
    }

    private static Map<String, String> valuesOf(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }
}
