package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every index of the lists is documented with its query in {@code docs/indexes.md}. */
class IndexesTest {
    @Test
    void everyIndexIsDocumentedAndEveryDocumentedIndexExists() throws IOException {
        assertLines("## `deadlines`", MongoDeadlineRows.DEADLINE_INDEXES);
        assertLines("## `tallies`", TallyDocuments.INDEXES);
        assertLines("## `problems`", MongoProblemRows.PROBLEM_INDEXES);
    }

    private static void assertLines(String heading, List<List<String>> indexes) throws IOException {
        var lines = Files.readAllLines(Path.of("../docs/indexes.md"));
        var stated = lines.stream()
                .skip(lines.indexOf(first(lines, heading)) + 1L)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        var made = indexes.stream()
                .map(fields -> String.join(", ", fields) + ", _id")
                .toList();

        assertThat(stated).containsExactlyInAnyOrderElementsOf(made);
    }

    private static String first(Iterable<String> lines, String beginning) {
        for (var line : lines) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("There is no line that begins " + beginning);
    }
}
