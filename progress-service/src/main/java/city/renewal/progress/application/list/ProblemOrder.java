package city.renewal.progress.application.list;

import city.renewal.progress.domain.row.ProblemRow;
import java.util.List;

/** The sort orders of the problem list; ties are broken by problem. */
public enum ProblemOrder implements ListOrder {
    DUE_DATE("dueDate"),
    DUE_DATE_DESCENDING("-dueDate"),
    OVERDUE_DAYS("overdueDays"),
    OVERDUE_DAYS_DESCENDING("-overdueDays"),
    RAISED_AT("raisedAt"),
    RAISED_AT_DESCENDING("-raisedAt");

    private final String parameter;

    ProblemOrder(String parameter) {
        this.parameter = parameter;
    }

    @Override
    public String parameter() {
        return parameter;
    }

    /** The sort key of a row: the value of the field, and the row id. */
    public List<String> key(ProblemRow row) {
        var value = switch (this) {
            case DUE_DATE, DUE_DATE_DESCENDING -> row.dueDate().toString();
            case OVERDUE_DAYS, OVERDUE_DAYS_DESCENDING -> Integer.toString(row.overdueDays());
            case RAISED_AT, RAISED_AT_DESCENDING -> row.raisedAt().toString();
        };
        return List.of(value, row.problemId());
    }
}
