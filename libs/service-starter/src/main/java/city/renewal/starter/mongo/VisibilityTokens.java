package city.renewal.starter.mongo;

import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Visibility;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * {@link Visibility} for documents with all properties in one array:
 *
 * <pre>{@code { seenBy: ["a:37", "a:3702", "a:370212", "l:p7", "o:p9", "u:u1"] }}</pre>
 *
 * <p>A caller's rights then are one flat condition, {@code seenBy} in the caller's tokens, which one index serves
 * together with a sort key. Documents of this form are about objects of which no messages are sent: inboxes have no
 * token.
 */
public final class VisibilityTokens {
    private static final String SEEN_BY = "seenBy";

    private VisibilityTokens() {}

    /** The value of {@code seenBy} for an object. */
    public static List<String> of(Visibility.Target target) {
        var tokens = new TreeSet<String>();
        AreaCodes.path(target.area()).forEach(code -> tokens.add("a:" + code));
        target.units().forEach(unit -> tokens.add("u:" + unit));
        target.leaders().forEach(leader -> tokens.add("l:" + leader));
        target.owners().forEach(owner -> tokens.add("o:" + owner));
        return List.copyOf(tokens);
    }

    /** Matches the visible documents; nothing if none can be visible. */
    public static Document filter(Visibility visibility) {
        var tokens = Stream.of(
                        prefixed("a:", visibility.areas()),
                        prefixed("u:", visibility.units()),
                        prefixed("l:", visibility.leads()),
                        prefixed("o:", visibility.owns()))
                .flatMap(each -> each)
                .sorted()
                .toList();
        return new Document(SEEN_BY, new Document("$in", tokens));
    }

    /** The properties of an object, from the stored tokens. */
    public static Visibility.Target target(Collection<String> seenBy) {
        var area = without("a:", seenBy).stream().max(Comparator.comparingInt(String::length));
        return new Visibility.Target(
                area.orElse(""), without("u:", seenBy), without("l:", seenBy), without("o:", seenBy));
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
