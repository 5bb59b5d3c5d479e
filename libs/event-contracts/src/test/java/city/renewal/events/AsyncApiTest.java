package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Map<String, Object> document = read();

    @Test
    void describesTheThreeTopics() {
        assertThat(at("asyncapi")).isEqualTo("3.0.0");
        assertThat(map(at("channels")).values())
                .extracting(channel -> map(channel).get("address"))
                .containsExactlyInAnyOrder(Topics.PROJECT, Topics.PROGRESS, Topics.ALERT);
    }

    @Test
    void carriesEveryEventOnItsOwnersTopicAndNoOther() {
        var described = new TreeMap<String, Set<String>>();
        for (var channel : map(at("channels")).values()) {
            for (var message : map(map(channel).get("messages")).values()) {
                var name = String.valueOf(map(resolve(message)).get("name"));
                described
                        .computeIfAbsent(name, _ -> new TreeSet<>())
                        .add(String.valueOf(map(channel).get("address")));
            }
        }

        var decided = new TreeMap<String, Set<String>>();
        EventTypes.all()
                .keySet()
                .forEach(type -> decided.put(type, Set.of("renewal.%s.v1".formatted(type.split("\\.", -1)[2]))));
        assertThat(described).isEqualTo(decided);
    }

    @Test
    void refersToTheSchemaOfEveryEvent() {
        for (var message : map(map(at("components")).get("messages")).values()) {
            var schema = map(map(map(message).get("payload")).get("schema")).get("$ref");
            assertThat(schema)
                    .isEqualTo("schemas/%s.json".formatted(map(message).get("name")));
            assertThat(RESOURCES.resolve(String.valueOf(schema))).exists();
        }
    }

    @Test
    void everyReferenceResolves() {
        var references = new ArrayList<String>();
        collect(document, references);

        assertThat(references).hasSizeGreaterThan(40);
        references.stream()
                .filter(reference -> reference.startsWith("#"))
                .forEach(reference -> assertThat(resolve(Map.of("$ref", reference)))
                        .as(reference)
                        .isNotNull());
    }

    private @Nullable Object at(String key) {
        return document.get(key);
    }

    private @Nullable Object resolve(@Nullable Object referring) {
        Object found = document;
        for (var step : String.valueOf(map(referring).get("$ref")).substring(2).split("/", -1)) {
            found = map(found).get(step);
        }
        return found;
    }

    private static void collect(@Nullable Object node, List<String> references) {
        if (node instanceof List<?> list) {
            list.forEach(each -> collect(each, references));
        }
        map(node).forEach((key, value) -> {
            if (key.equals("$ref")) {
                references.add(String.valueOf(value));
            }
            collect(value, references);
        });
    }

    private static Map<String, Object> read() {
        try {
            return map(new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(RESOURCES.resolve("asyncapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
