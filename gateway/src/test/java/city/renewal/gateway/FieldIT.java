package city.renewal.gateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The page for sites on a phone, through the real gateway, with and without a network: one of each for all of it. */
class FieldIT {
    static FieldSite site;

    @BeforeAll
    static void start() {
        site = new FieldSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Nested
    class Reports extends FieldReports {}

    @Nested
    class Commands extends FieldCommands {}

    @Nested
    class People extends FieldPeople {}

    @Nested
    class Looks extends FieldLooks {}
}
