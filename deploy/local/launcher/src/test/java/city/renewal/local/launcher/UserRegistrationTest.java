package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserRegistrationTest {
    private static final List<String> LINES = List.of("人员编号,姓名,单位编号", ",,u1", "p-owner,王立功,u1", "p-unit,吴建业,u1");

    @Test
    void registersOnlyMissingUsers() {
        var report = """
                {"dryRun": true, "rows": [
                  {"row": 2, "unitIds": ["u1"], "outcome": "UNCHANGED"},
                  {"row": 3, "personId": "p-owner", "outcome": "CHANGED"},
                  {"row": 4, "personId": "p-unit", "outcome": "CREATED"}]}
                """;

        assertThat(UserRegistration.missing(LINES, report)).containsExactly("p-unit,吴建业,u1");
    }

    @Test
    void registersNobodyWhenAllUsersExist() {
        assertThat(UserRegistration.missing(LINES, "{\"rows\": [{\"row\": 3, \"outcome\": \"UNCHANGED\"}]}"))
                .isEmpty();
    }
}
