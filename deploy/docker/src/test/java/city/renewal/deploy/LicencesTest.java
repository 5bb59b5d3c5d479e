package city.renewal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LicencesTest {
    private static final Path BILL = Repository.file("target/bom.json");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void everyComponentThatIsShippedHasALicenceThatWasLookedAt() {
        assumeThat(BILL)
                .as("made by 'verify', which is what './renewal test' runs")
                .exists();

        assertThat(strangers(BILL)).isEmpty();
    }

    @Test
    void aComponentUnderAnotherLicenceOrNoneIsFound() {
        assertThat(strangers(Repository.broken("bom.json")))
                .containsExactly("org.example:viral [AGPL-3.0-only]", "org.example:unsaid []");
    }

    private static List<String> strangers(Path bill) {
        var known = known();
        return stream(Repository.json(bill).path("components"))
                .filter(component -> licences(component).isEmpty() || !known.containsAll(licences(component)))
                .map(component -> "%s:%s %s"
                        .formatted(
                                component.path("group").asString(),
                                component.path("name").asString(),
                                licences(component)))
                .toList();
    }

    private static Set<String> known() {
        return ROW.matcher(Repository.text(Repository.file("THIRD-PARTY.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> licences(JsonNode component) {
        return stream(component.path("licenses"))
                .map(each -> Stream.of(
                                each.path("expression"),
                                each.path("license").path("id"),
                                each.path("license").path("name"))
                        .filter(JsonNode::isString)
                        .findFirst()
                        .map(JsonNode::asString)
                        .orElse("unknown"))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
