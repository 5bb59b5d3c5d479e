package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreAddressTest {

    @Test
    void givesEachServiceADatabaseOfItsOwn() {
        assertThat(StoreAddress.of("mongodb://localhost:27017").database("renewal_progress"))
                .isEqualTo("mongodb://localhost:27017/renewal_progress");
    }

    @Test
    void keepsHostsAndOptions() {
        assertThat(StoreAddress.of("mongodb://a:1,b:2/?replicaSet=rs0&w=majority")
                        .database("renewal_project"))
                .isEqualTo("mongodb://a:1,b:2/renewal_project?replicaSet=rs0&w=majority");
    }

    @Test
    void goesOnCheckingThePasswordWhereItWasChecked() {
        assertThat(StoreAddress.of("mongodb+srv://u:p@host/town").database("renewal_project"))
                .isEqualTo("mongodb+srv://u:p@host/town_renewal_project?authSource=town");
    }

    @Test
    void refusesWhatIsNoAddressWithoutRepeatingIt() {
        assertThatThrownBy(() -> StoreAddress.of("u:secret@host"))
                .isInstanceOf(StoreException.class)
                .message()
                .doesNotContain("secret");
    }
}
