package city.renewal.demo;

/** A city task to which projects of a programme belong. */
record DemoCityTask(String id, String name, String issuedBy) {}
