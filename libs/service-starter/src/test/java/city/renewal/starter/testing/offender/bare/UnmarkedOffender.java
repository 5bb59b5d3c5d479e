package city.renewal.starter.testing.offender.bare;

/** A class in a package without {@code @NullMarked}. */
public record UnmarkedOffender(String name) {}
