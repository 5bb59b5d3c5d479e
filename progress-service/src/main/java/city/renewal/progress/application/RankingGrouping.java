package city.renewal.progress.application;

import java.util.Arrays;
import java.util.Optional;

/** What is ranked against each other; an area is a street. */
public enum RankingGrouping {
    AREA("area", "street"),
    HEADQUARTERS("headquarters", "headquarters"),
    UNIT("unit", "unit"),
    FIELD("field", "field");

    private final String parameter;
    private final String condition;

    RankingGrouping(String parameter, String condition) {
        this.parameter = parameter;
        this.condition = condition;
    }

    public static Optional<RankingGrouping> of(String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(parameter))
                .findFirst();
    }

    /** As a client writes it. */
    public String parameter() {
        return parameter;
    }

    /** The condition of the lists that holds of exactly one group's rows. */
    public String condition() {
        return condition;
    }
}
