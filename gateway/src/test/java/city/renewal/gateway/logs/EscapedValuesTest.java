package city.renewal.gateway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class EscapedValuesTest {
    @Test
    void keepsAnEventOnOneLineAndShowsWhatATerminalWouldObey() {
        var line = JsonWriter.<Object>of(members -> {
                    members.add("message", Object::toString);
                    new EscapedValues().customize(members);
                })
                .writeToString("x\r\n{\"level\":\"ERROR\"}\u001b[2K\u202egpj.exe\u2028 城市");

        assertThat(line).contains("\\\\u001B[2K\\\\u202Egpj.exe\\\\u2028 城市").doesNotContain("\n", "\r", "\u001b");
    }
}
