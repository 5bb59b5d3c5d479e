package city.renewal.progress.adapter.mongo;

import city.renewal.starter.security.Sight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the visibility of a document as an array {@code seenBy} of tokens ({@code a:370212}, {@code u:u1}, {@code
 * l:p7}, {@code o:p9}). A caller's rights then become one flat condition, {@code seenBy} in the caller's tokens, which
 * one index serves.
 */
final class VisibilityFilter {
    /** Lengths of the area tree's codes: province, city, district, street, community. */
    private static final List<Integer> AREA_LEVELS = List.of(2, 4, 6, 9, 12);

    private VisibilityFilter() {}

    /** The codes of the area and of all areas above it. */
    static List<String> areaPath(String area) {
        var path = new ArrayList<String>();
        AREA_LEVELS.stream().filter(length -> length < area.length()).forEach(l -> path.add(area.substring(0, l)));
        path.add(area);
        return path;
    }

    static List<String> seenBy(
            String area, Collection<String> units, Collection<@Nullable String> leaders, Collection<String> owners) {
        var tokens = new TreeSet<String>();
        areaPath(area).forEach(code -> tokens.add("a:" + code));
        units.forEach(unit -> tokens.add("u:" + unit));
        leaders.stream().filter(java.util.Objects::nonNull).forEach(leader -> tokens.add("l:" + leader));
        owners.forEach(owner -> tokens.add("o:" + owner));
        return List.copyOf(tokens);
    }

    /** The tokens of a caller; an empty list means that the caller sees nothing. */
    static List<String> tokens(Sight sight) {
        return Stream.of(
                        prefixed("a:", sight.areas()),
                        prefixed("u:", sight.units()),
                        prefixed("l:", sight.leads()),
                        prefixed("o:", sight.owns()))
                .flatMap(each -> each)
                .sorted()
                .toList();
    }

    /** Decodes the visibility of a document from its tokens. */
    static Sight.Target target(Collection<String> seenBy) {
        var area = seenBy.stream()
                .filter(token -> token.startsWith("a:"))
                .max(Comparator.comparingInt(String::length))
                .map(token -> token.substring(2));
        return new Sight.Target(area.orElse(""), without("u:", seenBy), without("l:", seenBy), without("o:", seenBy));
    }

    private static Set<String> without(String prefix, Collection<String> tokens) {
        return tokens.stream()
                .filter(token -> token.startsWith(prefix))
                .map(token -> token.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> prefixed(String prefix, Set<String> ids) {
        return ids.stream().map(id -> prefix + id);
    }
}
