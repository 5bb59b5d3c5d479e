package city.renewal.events;

/** The name of an area: {@code 370212005} is 金家岭街道. */
public record AreaName(String code, String name) {}
