package city.renewal.notification.domain.condition;

/**
 * One occurrence of an alert kind's condition on a subject; it has exactly one alert.
 *
 * @param occurrence distinguishes several conditions of one kind, such as the days before a date; empty where there is one
 * @param dueVersion 0 where the kind is not about a date
 */
public record AlertCondition(AlertKind kind, String occurrence, int dueVersion) {
    public String alertId(AlertSubject subject) {
        return AlertIds.alert(subject, kind, dueVersion, occurrence);
    }
}
