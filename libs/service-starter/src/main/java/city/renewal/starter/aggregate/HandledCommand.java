package city.renewal.starter.aggregate;

/** A command that had its effect, and the version that it led to. */
public record HandledCommand(String id, long version) {}
