package city.renewal.gateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The page for sites on a phone, through the real gateway, online and offline. All nested tests share one gateway and one phone. */
class FieldIT {
    static FieldTestBed site;

    @BeforeAll
    static void start() {
        site = new FieldTestBed();
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
    class Appearance extends FieldAppearance {}
}
