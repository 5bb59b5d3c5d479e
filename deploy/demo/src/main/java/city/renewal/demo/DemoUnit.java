package city.renewal.demo;

import java.util.List;

/** A responsible unit and those of its people who own nodes. */
record DemoUnit(String id, String name, List<DemoPerson> staff) {}
