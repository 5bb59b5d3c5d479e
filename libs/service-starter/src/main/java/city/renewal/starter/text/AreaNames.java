package city.renewal.starter.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Names of areas by their codes, read from the platform's list {@code areas.csv}. Thread-safe. */
public final class AreaNames {
    private static final Map<String, String> NAMES = read();

    private AreaNames() {}

    /** Name of a district, street or community; else the name of the nearest named area above it; else the code. */
    public static String of(String code) {
        return IntStream.of(code.length(), 9, 6)
                .filter(length -> length <= code.length())
                .mapToObj(length -> NAMES.get(code.substring(0, length)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(code);
    }

    private static Map<String, String> read() {
        try (var in = Objects.requireNonNull(AreaNames.class.getResourceAsStream("/areas.csv"))) {
            var names = new HashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(parts -> names.put(parts[0], parts[1]));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
