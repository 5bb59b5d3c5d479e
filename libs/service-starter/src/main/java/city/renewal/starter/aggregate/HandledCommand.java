package city.renewal.starter.aggregate;

/** A command that had its effect, and the version of the aggregate after it. */
public record HandledCommand(String id, long version) {}
