package city.renewal.progress;

import city.renewal.starter.testing.LayerRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String ROOT = "city.renewal.progress";

    @TestFactory
    Stream<DynamicTest> keepsTheHousesRules() {
        var classes = LayerRules.production(ROOT);
        return LayerRules.of(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }
}
