package city.renewal.events;

/** A field (领域) of a programme: one of the lines of work that its projects are sorted into. */
public record Field(String fieldId, String name) {}
