package city.renewal.gateway;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page for sites, each on a phone as it came from the shop; {@link FieldIT} runs them. */
abstract class OnAPhone {
    final FieldSite at = FieldIT.site;
    final StubSites sites = at.services;
    final StubSignIn signIn = at.signIn;
    Phone phone;

    @TempDir
    Path folder;

    @BeforeEach
    void aPhoneThatKnowsNothing() {
        at.reset();
        phone = at.phone();
    }
}
