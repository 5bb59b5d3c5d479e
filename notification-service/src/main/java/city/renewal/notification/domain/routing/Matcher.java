package city.renewal.notification.domain.routing;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertCandidate;
import java.util.List;

/** A condition on one field: its value is, is not, or begins with one of these. */
public record Matcher(MatchField trait, Is is, List<String> values) {
    /** How a value is compared. */
    public enum Is {
        ONE_OF,
        NONE_OF,
        /** An area and what lies below it, above all. */
        PREFIXED_BY
    }

    public static final int MOST_VALUES = 500;
    private static final int LONGEST_VALUE = 200;

    /** @throws InvalidRecord without values, or for a value that is no single line */
    public Matcher {
        var all = List.copyOf(values);
        InvalidRecord.unless(Matcher.class, errors -> {
            errors.list("values", all, MOST_VALUES);
            errors.check(!all.isEmpty(), "values", "must name at least one value");
            for (var i = 0; i < all.size(); i++) {
                errors.text("values[%d]".formatted(i), all.get(i), LONGEST_VALUE);
            }
        });
        values = all;
    }

    public static Matcher of(MatchField trait, String... values) {
        return new Matcher(trait, Is.ONE_OF, List.of(values));
    }

    public boolean holds(AlertCandidate candidate, int level) {
        var value = trait.of(candidate, level);
        return switch (is) {
            case ONE_OF -> values.contains(value);
            case NONE_OF -> !values.contains(value);
            case PREFIXED_BY -> values.stream().anyMatch(value::startsWith);
        };
    }

    /** Whether all of them hold; true for none. */
    public static boolean all(List<Matcher> matchers, AlertCandidate candidate, int level) {
        return matchers.stream().allMatch(matcher -> matcher.holds(candidate, level));
    }
}
