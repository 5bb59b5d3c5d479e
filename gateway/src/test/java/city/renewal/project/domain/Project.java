package city.renewal.project.domain;

/** Stands in for a service's class, so that there is something to offend with. */
public record Project(String id) {}
