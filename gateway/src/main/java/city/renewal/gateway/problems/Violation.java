package city.renewal.gateway.problems;

/** What is wrong with one part of the request. */
public record Violation(String field, String message) {}
