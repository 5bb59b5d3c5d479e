package city.renewal.project.domain.project;

/** One thing that is wrong with a command: the field's path, such as {@code nodes[3].dueDate}, and why. */
public record Fault(String field, String message) {}
