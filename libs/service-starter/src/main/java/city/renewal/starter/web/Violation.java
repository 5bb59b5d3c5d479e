package city.renewal.starter.web;

/** What is wrong with one field, row or cell; {@code field} is its path, such as {@code nodes[3].dueDate} or {@code N7}. */
public record Violation(String field, String message) {}
