package city.renewal.starter.logs;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.json.Json;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.json.JsonWriter;
import org.springframework.core.io.ClassPathResource;

class EscapedValuesTest {
    private static final String FORGED = "x\r\n{\"level\":\"ERROR\"}\u001b[2K\u202egpj.exe\u2028\u0000\ud800 城市";

    @Test
    void keepsAnEventOnOneLineAndShowsWhatATerminalWouldObey() {
        var line = JsonWriter.<Object>of(members -> {
                    members.add("message", Object::toString);
                    new EscapedValues().customize(members);
                })
                .writeToString(FORGED);

        assertThat(line.codePoints())
                .noneMatch(point -> Character.isISOControl(point)
                        || point == 0x202E
                        || point == 0x2028
                        || Character.getType(point) == Character.SURROGATE);
        assertThat(Json.lenient().readTree(line).path("message").asString())
                .startsWith("x\r\n{")
                .contains("\\u001B[2K\\u202Egpj.exe")
                .endsWith("城市");
    }

    @Test
    void isHowEveryServiceWritesItsLog() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("renewal-service.yml"));
        Properties properties = yaml.getObject();

        assertThat(properties)
                .containsEntry("logging.structured.format.console", "ecs")
                .containsEntry("logging.structured.json.customizer", EscapedValues.class.getName());
    }
}
