package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents agree with the repository. */
class ReadmeTest {
    private static final Pattern TOUR = Pattern.compile("(?s)<!-- tour -->(.*)<!-- /tour -->");
    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)\n```");
    private static final Pattern DASHES = Pattern.compile("(?m)^# -{50,}\n");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");
    private static final Pattern COLUMN =
            Pattern.compile("(?m)^    [A-Z0-9_]+\\(Need\\.(REQUIRED|OPTIONAL), \"([^\"]+)\".*\\)[,;]$");
    private static final Pattern VARIABLE_ROW = Pattern.compile("(?m)^\\| `([A-Z_`, ]+)` \\|");

    @Test
    void theTourInTheDocumentIsTheScriptThatIsRun() {
        var script = DASHES.split(Repository.text(Repository.file("docs/tour.sh")), 2)[1].strip();
        var shown = shown(Repository.text(Repository.file("docs/tour.md")));

        assertThat(shown).isEqualTo(script);
        assertThat(shown("<!-- tour -->\n```bash\nas owner x\n```\n<!-- /tour -->"))
                .isEqualTo("as owner x")
                .isNotEqualTo(script);
    }

    @Test
    void everyFileThatADocumentPointsToIsThere() throws IOException {
        var documents = new ArrayList<Path>();
        for (var folder : List.of("", "docs", "docs/adr")) {
            try (var found = Files.newDirectoryStream(Repository.file(folder), "*.md")) {
                found.forEach(documents::add);
            }
        }

        assertThat(documents)
                .hasSizeGreaterThan(50)
                .allSatisfy(document -> assertThat(LINK.matcher(Repository.text(document))
                                .results()
                                .map(found -> document.resolveSibling(found.group(1))))
                        .allSatisfy(target -> assertThat(target).exists()));
    }

    @Test
    void everyDecisionStandsOnceInTheIndexInOrderUnderItsTitle() throws IOException {
        var index = Repository.text(Repository.file("docs/adr/README.md"));
        var rows = new TreeMap<Integer, String>();
        try (var decisions = Files.newDirectoryStream(Repository.file("docs/adr"), "[0-9]*.md")) {
            for (var decision : decisions) {
                var name = decision.getFileName().toString();
                var number = Integer.parseInt(name.substring(0, 4));
                var title = Repository.text(decision).lines().findFirst().orElseThrow();
                var row = "| [%d](%s) | %s |".formatted(number, name, title.replaceFirst("^# (\\d+\\. )?", ""));
                assertThat(rows.put(number, row))
                        .as("another decision with the number of %s", name)
                        .isNull();
            }
        }

        assertThat(rows).hasSizeGreaterThan(8);
        assertThat(index.lines().filter(line -> line.startsWith("| [")).toList())
                .containsExactlyElementsOf(rows.values());
    }

    @Test
    void theTableOfLedgerColumnsIsThatOfTheReader() {
        var columns = COLUMN.matcher(Repository.text(Repository.file(
                        "project-service/src/main/java/city/renewal/project/domain/ledger/cell/LedgerColumn.java")))
                .results()
                .map(found ->
                        "| %s | %s |".formatted(found.group(2), found.group(1).equals("REQUIRED") ? "是" : ""))
                .toList();

        assertThat(columns).hasSizeGreaterThan(40);
        assertThat(Repository.text(Repository.file("README.zh-CN.md"))).contains(columns);
    }

    @Test
    void everyVariableInTheTableIsReadBySomeService() {
        var read = new TreeSet<String>();
        for (var module : List.of("gateway", "project-service", "progress-service", "notification-service")) {
            read.addAll(ServiceSettings.of(module).readVariables());
        }
        var named = VARIABLE_ROW
                .matcher(Repository.text(Repository.file("docs/configuration.md")))
                .results()
                .flatMap(row -> List.of(row.group(1).split("[`, ]+")).stream())
                .toList();

        assertThat(named).hasSizeGreaterThan(40).isSubsetOf(read);
    }

    private static String shown(String document) {
        return TOUR.matcher(document)
                .results()
                .map(MatchResult::group)
                .flatMap(tour -> BLOCK.matcher(tour).results())
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n\n"));
    }
}
