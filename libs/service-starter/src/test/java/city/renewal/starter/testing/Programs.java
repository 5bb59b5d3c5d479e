package city.renewal.starter.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Installed programs that tests call. A missing program fails the test: {@code ./renewal test} checks for each of them
 * before the build, and a skipped test would hide a gap in that check.
 */
public final class Programs {
    private Programs() {}

    public static Path chromium() {
        return onThePath("chromium", "google-chrome");
    }

    public static Path chromedriver() {
        return onThePath("chromedriver");
    }

    /** The first of these programs that is found in PATH. */
    private static Path onThePath(String... names) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected one of %s on the PATH; './renewal test' says what to install"
                                .formatted(List.of(names))));
    }
}
