package city.renewal.events;

/** A reference to a person: the id, which tokens carry as {@code sub}, and the name at the time of the fact. */
public record PersonRef(String personId, String name) {}
