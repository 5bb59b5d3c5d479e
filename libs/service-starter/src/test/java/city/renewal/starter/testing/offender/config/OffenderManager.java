package city.renewal.starter.testing.offender.config;

/** A class whose name says nothing. */
public record OffenderManager(String name) {}
