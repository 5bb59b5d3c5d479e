package city.renewal.starter.testing.offender.config;

/** A class with a forbidden word in its name. */
public record OffenderManager(String name) {}
