package city.renewal.demo;

/** A task of the city that projects of a programme carry. */
record DemoCityTask(String id, String name, String issuedBy) {}
