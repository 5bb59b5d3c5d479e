package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matcher as it is sent; {@code is} is {@code ONE_OF} when it is left out. */
public record MatcherBody(
        @Nullable MatchField trait,
        Matcher.@Nullable Is is,
        @Nullable List<@Nullable String> values) {
    private static final int MOST = 20;
    private static final int MOST_VALUES = 500;

    public static List<Matcher> readAll(String at, @Nullable List<@Nullable MatcherBody> sent, Violations violations) {
        var matchers = new ArrayList<Matcher>();
        var given = violations.list(at, sent, MOST);
        for (var i = 0; i < given.size(); i++) {
            matchers.add(given.get(i).read("%s[%d]".formatted(at, i), violations));
        }
        return matchers;
    }

    private Matcher read(String at, Violations violations) {
        var asked = violations.given(at + ".trait", trait);
        var texts = violations.list(at + ".values", values, MOST_VALUES);
        violations.check(!texts.isEmpty(), at + ".values", "must name at least one value");
        for (var i = 0; i < texts.size(); i++) {
            violations.text("%s.values[%d]".formatted(at, i), texts.get(i), 200);
        }
        return new Matcher(asked == null ? MatchField.NODE : asked, is == null ? Matcher.Is.ONE_OF : is, texts);
    }
}
