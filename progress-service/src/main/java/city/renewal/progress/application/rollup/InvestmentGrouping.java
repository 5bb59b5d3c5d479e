package city.renewal.progress.application.rollup;

import java.util.Arrays;
import java.util.Optional;

/** The groupings of the investment list. */
public enum InvestmentGrouping {
    FIELD("field"),
    AREA("area"),
    HEADQUARTERS("headquarters"),
    UNIT("unit"),
    PROJECT("project"),
    MONTH("month");

    private final String parameter;

    InvestmentGrouping(String parameter) {
        this.parameter = parameter;
    }

    public static Optional<InvestmentGrouping> of(String parameter) {
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(parameter))
                .findFirst();
    }

    /** The value of the query parameter. */
    public String parameter() {
        return parameter;
    }
}
