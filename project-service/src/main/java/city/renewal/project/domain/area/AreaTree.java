package city.renewal.project.domain.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The known districts with their streets and towns. An area covers another if its code is a prefix of the other's code.
 *
 * <p>Source of the bundled tree: the statistical division codes of the National Bureau of Statistics (nine digits for a
 * street), as collected in the public data set "Administrative-divisions-of-China".
 */
public final class AreaTree {

    private final Map<String, Area> byCode;

    private AreaTree(Map<String, Area> byCode) {
        this.byCode = byCode;
    }

    /** The tree that is bundled with the service. */
    public static AreaTree bundled() {
        try (var in = Objects.requireNonNull(
                AreaTree.class.getResourceAsStream("/areas.csv"), "areas.csv is missing from the class path")) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read areas.csv", e);
        }
    }

    /** Reads CSV lines {@code code,name,parent} below a header line. */
    static AreaTree read(Reader csv) throws IOException {
        var areas = new LinkedHashMap<String, Area>();
        try (var lines = new BufferedReader(csv)) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.strip().split(",", -1);
                if (parts.length != 3) {
                    throw new IOException("Expected code,name,parent but got '%s'".formatted(line));
                }
                areas.put(parts[0], new Area(parts[0], parts[1], parts[2].isEmpty() ? null : parts[2]));
            }
        }
        return new AreaTree(areas);
    }

    public Optional<Area> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The streets and towns directly below an area, in the order of their codes. */
    public List<Area> below(String code) {
        return byCode.values().stream()
                .filter(area -> code.equals(area.parent()))
                .toList();
    }

    /**
     * Finds an area of a district by name: the district itself, or one of its streets, with or without the suffix 街道 or
     * 镇.
     */
    public Optional<Area> byName(String district, String name) {
        return byCode.values().stream()
                .filter(area -> covers(district, area.code()))
                .filter(area -> isCalled(area, name))
                .findFirst();
    }

    /** Whether a right on {@code area} covers {@code other}: itself or anything below it. */
    public static boolean covers(String area, String other) {
        return other.startsWith(area);
    }

    private static boolean isCalled(Area area, String name) {
        return area.name().equals(name)
                || area.name().equals(name + "街道")
                || area.name().equals(name + "镇")
                || name.equals(area.name() + "办事处");
    }
}
