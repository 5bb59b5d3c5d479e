package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsNestedMembers() {
        var body =
                Json.read("{\"projects\": {\"total\": 196, \"names\": [\"a\\u4e00\\n\", null, true]}, \"x\": -1.5e3}");

        assertThat(Json.at(body, "projects", "total")).hasToString("196");
        assertThat(Json.at(body, "projects", "names")).hasToString("[a一\n, null, true]");
        assertThat(Json.at(body, "missing", "total")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "[1 2]", "\"open", "{} x", "tru"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAStringThatItReadsBack() {
        var awkward = "a \"quoted\" \\ path\n城市";

        assertThat(Json.read(Json.quoted(awkward))).isEqualTo(awkward);
    }
}
