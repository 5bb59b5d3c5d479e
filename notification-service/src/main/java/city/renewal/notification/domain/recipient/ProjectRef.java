package city.renewal.notification.domain.recipient;

/** A project by id and name. */
public record ProjectRef(String projectId, String name) {}
