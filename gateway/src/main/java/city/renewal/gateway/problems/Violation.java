package city.renewal.gateway.problems;

/** An error in one field of the request. */
public record Violation(String field, String message) {}
