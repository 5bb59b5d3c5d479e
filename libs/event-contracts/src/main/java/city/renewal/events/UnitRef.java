package city.renewal.events;

/** A unit (责任单位、牵头单位、配合单位) as a fact names it. */
public record UnitRef(String unitId, String name) {}
