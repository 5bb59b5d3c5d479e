package city.renewal.demo;

/** An invented person; without an id, the platform makes one of unit and name. */
record DemoPerson(String id, String name) {

    static DemoPerson unnumbered(String name) {
        return new DemoPerson("", name);
    }
}
