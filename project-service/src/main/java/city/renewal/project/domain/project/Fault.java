package city.renewal.project.domain.project;

/** One validation error of a command: the field's path, such as {@code nodes[3].dueDate}, and the reason. */
public record Fault(String field, String message) {}
