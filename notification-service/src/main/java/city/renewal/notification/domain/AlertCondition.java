package city.renewal.notification.domain;

/**
 * Something about a subject that calls for somebody, once for each occurrence: one alert belongs to it.
 *
 * @param occurrence tells several conditions of one kind apart, such as the days before a date; empty where there is one
 * @param dueVersion 0 where the kind is not about a date
 */
public record AlertCondition(AlertKind kind, String occurrence, int dueVersion) {
    public String alertId(AlertSubject subject) {
        return AlertIds.alert(subject, kind, dueVersion, occurrence);
    }
}
