package city.renewal.events;

/** A field (领域) of a programme: a line of work by which its projects are classified. */
public record Field(String fieldId, String name) {}
