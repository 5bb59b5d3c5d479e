package city.renewal.starter.events;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.EventTypes;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Topics;
import city.renewal.starter.json.Bson;
import city.renewal.starter.outbox.OutgoingFact;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Validates published events against the published JSON schemas with a third-party validator. */
class PublishedEventSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> types() {
        return EventTypes.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventAsItIsPublishedKeepsToItsSchema(String type) {
        for (var sample : SampleEvents.values()) {
            var json = published(sample.of(EventTypes.all().get(type)));

            assertThat(faults(type, json)).as(json).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventThatLacksSomethingOrHasAnotherTypeIsFound(String type) {
        var json = published(SampleEvents.FULL.of(EventTypes.all().get(type)));

        assertThat(faults(type, "{}")).isNotEmpty();
        assertThat(faults(type, json.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"yesterday\"")))
                .hasSize(1);
        assertThat(faults(type, json.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":1688083200")))
                .hasSize(1);
    }

    @Test
    void moneyIsTextAndAFractionOfAFenIsFound() {
        var type = "city.renewal.project.project-registered.v1";
        var json = published(SampleEvents.FULL.of(EventTypes.all().get(type)));

        assertThat(json).contains("\"amount\":\"1234567.80\"");
        assertThat(faults(type, json.replace("\"1234567.80\"", "1234567.80"))).hasSize(2);
        assertThat(faults(type, json.replace("1234567.80", "1234567.805"))).hasSize(2);
    }

    @Test
    void additionalPropertiesAreAllowed() {
        var type = "city.renewal.project.node-completed.v1";
        var json = published(SampleEvents.FULL.of(EventTypes.all().get(type)));

        assertThat(faults(type, json.replaceFirst("\\{", "{\"addedLater\":1,"))).isEmpty();
    }

    private static List<Error> faults(String type, String json) {
        var schema = SCHEMAS.getSchema(schema(type), InputFormat.JSON);
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String schema(String type) {
        try (var in = EventTypes.class.getResourceAsStream("/schemas/%s.json".formatted(type))) {
            return new String(Objects.requireNonNull(in, type).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String published(RenewalEvent event) {
        var fact = new OutgoingFact(
                "projects/p1/1",
                "/projects/p1",
                EventTypes.typeOf(event.getClass()),
                "p1",
                event.occurredAt(),
                1,
                Bson.document(event),
                Instant.parse("2026-01-01T00:00:00Z"));
        return new String(EventJson.write(Topics.PROJECT, fact).value(), StandardCharsets.UTF_8);
    }
}
