package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matcher as it is sent; {@code is} is {@code ONE_OF} when it is left out. */
public record MatcherBody(
        @Nullable MatchField trait,
        Matcher.@Nullable Is is,
        @Nullable List<@Nullable String> values) {

    /** Those that are valid; of the others there are violations. */
    public static List<Matcher> readAll(String at, @Nullable List<@Nullable MatcherBody> sent, Violations violations) {
        var matchers = new ArrayList<Matcher>();
        var given = violations.list(at, sent, SilenceTerms.MOST_MATCHERS);
        for (var i = 0; i < given.size(); i++) {
            var matcher = given.get(i).read("%s[%d]".formatted(at, i), violations);
            if (matcher != null) {
                matchers.add(matcher);
            }
        }
        return matchers;
    }

    private @Nullable Matcher read(String at, Violations violations) {
        var field = violations.given(at + ".trait", trait);
        var texts = violations.list(at + ".values", values, Matcher.MOST_VALUES);
        return violations.construct(
                at,
                () -> new Matcher(field == null ? MatchField.NODE : field, is == null ? Matcher.Is.ONE_OF : is, texts));
    }
}
