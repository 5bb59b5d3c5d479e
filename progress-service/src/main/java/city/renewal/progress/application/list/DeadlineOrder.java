package city.renewal.progress.application.list;

import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.text.NameOrder;
import java.util.List;

/** The sort orders of the deadline list; ties are broken by project and node. */
public enum DeadlineOrder implements ListOrder {
    DUE_DATE("dueDate"),
    DUE_DATE_DESCENDING("-dueDate"),
    FORECAST_DATE("forecastDate"),
    FORECAST_DATE_DESCENDING("-forecastDate"),
    OVERDUE_DAYS("overdueDays"),
    OVERDUE_DAYS_DESCENDING("-overdueDays"),
    TOTAL_FLOAT_DAYS("totalFloatDays"),
    TOTAL_FLOAT_DAYS_DESCENDING("-totalFloatDays"),
    PROJECT_NAME("projectName"),
    PROJECT_NAME_DESCENDING("-projectName");

    /** The stored field with the sort key of the project name. */
    public static final String PROJECT_NAME_KEY = "projectNameKey";

    private final String parameter;

    DeadlineOrder(String parameter) {
        this.parameter = parameter;
    }

    @Override
    public String parameter() {
        return parameter;
    }

    @Override
    public String sortedField() {
        return field().equals("projectName") ? PROJECT_NAME_KEY : field();
    }

    /** The sort key of a row: the value of the field, and the row id. */
    public List<String> key(DeadlineRow row) {
        var value = switch (this) {
            case DUE_DATE, DUE_DATE_DESCENDING -> row.dueDate().toString();
            case FORECAST_DATE, FORECAST_DATE_DESCENDING -> row.forecastDate().toString();
            case OVERDUE_DAYS, OVERDUE_DAYS_DESCENDING -> Integer.toString(row.overdueDays());
            case TOTAL_FLOAT_DAYS, TOTAL_FLOAT_DAYS_DESCENDING -> Integer.toString(row.totalFloatDays());
            case PROJECT_NAME, PROJECT_NAME_DESCENDING -> NameOrder.key(row.projectName());
        };
        return List.of(value, row.projectId() + "/" + row.nodeId());
    }
}
