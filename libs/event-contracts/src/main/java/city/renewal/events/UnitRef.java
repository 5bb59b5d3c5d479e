package city.renewal.events;

/** A reference to a unit (责任单位、牵头单位、配合单位). */
public record UnitRef(String unitId, String name) {}
