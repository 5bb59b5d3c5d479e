package city.renewal.events;

/** A person as a fact names them: the id that tokens carry as {@code sub}, and the name at that time. */
public record PersonRef(String personId, String name) {}
