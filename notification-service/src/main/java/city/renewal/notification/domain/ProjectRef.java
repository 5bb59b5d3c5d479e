package city.renewal.notification.domain;

/** A project by id and name. */
public record ProjectRef(String projectId, String name) {}
