package city.renewal.demo;

/** An invented person; without an id, the platform makes one of unit and name. */
record Person(String id, String name) {

    static Person unnumbered(String name) {
        return new Person("", name);
    }
}
