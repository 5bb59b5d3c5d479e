package city.renewal.progress.application.list;

import java.util.Arrays;
import java.util.Optional;

/** The groups that are ranked; an area is a street. */
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

    /** The value of the query parameter. */
    public String parameter() {
        return parameter;
    }

    /** The list parameter that selects the rows of exactly one group. */
    public String condition() {
        return condition;
    }
}
