package city.renewal.starter.web;

/** An invalid field, row or cell; {@code field} is its path, such as {@code nodes[3].dueDate} or {@code N7}. */
public record Violation(String field, String message) {}
