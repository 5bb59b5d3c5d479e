package city.renewal.starter.testing.offender.bare;

/** A class in a package that says nothing about nulls. */
public record UnmarkedOffender(String name) {}
