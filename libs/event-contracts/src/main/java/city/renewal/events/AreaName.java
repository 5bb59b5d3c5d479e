package city.renewal.events;

/** What an area of the tree is called: {@code 370212005} is 金家岭街道. */
public record AreaName(String code, String name) {}
