package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -pl libs/event-contracts test -Dtest=EventSchemasTest -Dschemas=write} regenerates the schemas. */
class EventSchemasTest {
    private static final Path FOLDER = Path.of("src/main/resources/schemas");

    @Test
    void thePublishedSchemasAreThoseOfTheRecords() throws IOException {
        var expected = EventSchemas.all();
        if ("write".equals(System.getProperty("schemas"))) {
            write(expected);
        }

        assertThat(published())
                .as(
                        "the files in %s; to write them anew: ./mvnw -pl libs/event-contracts test"
                                + " -Dtest=EventSchemasTest -Dschemas=write",
                        FOLDER)
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void nullableComponentsAreOptionalAndOthersRequired() {
        var schema = EventSchemas.all().get("city.renewal.project.node-progress-recorded.v1.json");

        assertThat(schema)
                .contains("\"startedOn\": {")
                .contains("\"required\": [\"nodeId\", \"progressPercent\", \"recordedBy\", \"occurredAt\"]");
    }

    @Test
    void descriptionsAreTakenFromTheJavadoc() {
        var schema = EventSchemas.all().get("city.renewal.project.node-completed.v1.json");

        assertThat(schema)
                .contains("\"description\": \"A second person checked the claim and struck the node off (销号).\"");
    }

    private static Map<String, String> published() throws IOException {
        var files = new TreeMap<String, String>();
        try (var folder = Files.newDirectoryStream(FOLDER)) {
            for (var file : folder) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Map<String, String> files) throws IOException {
        Files.createDirectories(FOLDER);
        for (var name : published().keySet()) {
            Files.delete(FOLDER.resolve(name));
        }
        for (var file : files.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }
}
