package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TypeScript finds no type error in the modules of the pages. */
class PageTypesIT {
    private static final Path PAGES = Path.of("src/main/resources/static");
    private static final Path CHECK = Path.of("src/test/resources/typecheck");

    private static TypeChecker types;

    @BeforeAll
    static void start() throws IOException {
        types = new TypeChecker();
    }

    @AfterAll
    static void stop() {
        types.close();
    }

    @Test
    void everyModuleOfThePagesAgreesWithItsTypes() {
        var modules = modules(PAGES, "");
        assertThat(modules)
                .containsKeys(
                        "/docs/docs.js", "/wall/main.js", "/field/app.js", "/field/worker.js", "/shared/api/http.js");
        for (var script : List.of("check.js", "worker.js")) {
            modules.put("/typecheck/" + script, read(CHECK.resolve(script)));
        }

        var found = types.check(modules);

        assertThat(String.join("\n", found))
                .as("what is wrong in the modules below %s", PAGES)
                .isEmpty();
        var kept = modules.entrySet().stream()
                .filter(module -> !module.getValue().startsWith("// @ts-check\n")
                        || module.getValue().contains("@ts-nocheck")
                        || module.getValue().contains("@ts-ignore"))
                .map(Map.Entry::getKey);
        assertThat(kept)
                .as("modules that editors don't check, or that keep something from the check")
                .isEmpty();
    }

    @Test
    void theCheckFindsEachThingThatIsWrong() {
        var modules = modules(CHECK.resolve("offender"), "/offender");
        modules.putAll(modules(PAGES.resolve("shared"), "/shared"));

        var found = types.check(modules);

        assertThat(found.stream()
                        .filter(line -> line.startsWith("/offender/"))
                        .map(line -> line.substring(0, line.indexOf(": "))))
                .as("a method that Lit has not, a wrong type, null, an argument of another module, a parameter without"
                        + " type, something unused, a method of another type, a document in a service worker")
                .containsExactly(
                        "/offender/page.js:14 TS2551",
                        "/offender/page.js:15 TS2322",
                        "/offender/page.js:16 TS2531",
                        "/offender/page.js:17 TS2345",
                        "/offender/page.js:21 TS7006",
                        "/offender/page.js:22 TS6133",
                        "/offender/page.js:23 TS2339",
                        "/offender/worker.js:4 TS2584");
    }

    /** The modules below a folder, by the path at which the browser finds them. */
    private static Map<String, String> modules(Path folder, String address) {
        try (var files = Files.walk(folder)) {
            var modules = new TreeMap<String, String>();
            for (var file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".js"))::iterator) {
                modules.put(address + "/" + folder.relativize(file), read(file));
            }
            return modules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
