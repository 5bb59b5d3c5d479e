package city.renewal.gateway;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of the tests of the page for sites, each on a phone without stored data; {@link FieldIT} runs them. */
abstract class PhoneTestBase {
    final FieldTestBed at = FieldIT.site;
    final StubFieldServices sites = at.services;
    final StubSignIn signIn = at.signIn;
    Phone phone;

    @TempDir
    Path folder;

    @BeforeEach
    void resetThePhone() {
        at.reset();
        phone = at.phone();
    }
}
