package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayerRulesTest {
    private static final String OFFENDER = "city.renewal.starter.testing.offender";

    /** The class that each rule must name. */
    private static final Map<String, String> OFFENDERS = Map.of(
            "domain is pure", "ImpureOffender",
            "application does not use frameworks", "FrameworkOffender",
            "application does not use adapters", "AdapterOffender",
            "adapters do not depend on each other", "CouplingOffender",
            "adapters do not depend on the config", "ConfigOffender",
            "time and ids are injected", "ClockOffender",
            "packages form no cycle", "CycleOffender",
            "every package is null-marked", "UnmarkedOffender",
            "no class has a vague name", "OffenderManager",
            "every endpoint has a rule", "EndpointOffender");

    @TestFactory
    Stream<DynamicTest> everyRuleRejectsItsOffender() {
        var classes = new ClassFileImporter().importPackages(OFFENDER);
        return LayerRules.of(OFFENDER).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThatThrownBy(() -> rule.getValue().check(classes))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(OFFENDERS.get(rule.getKey()))));
    }

    @Test
    void noRuleIsWithoutAnOffender() {
        assertThat(LayerRules.of(OFFENDER).keySet()).isEqualTo(OFFENDERS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aRuleOverAPackageThatDoesNotExistFails() {
        var classes = new ClassFileImporter().importPackages(OFFENDER);
        return LayerRules.of("city.renewal.nowhere").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThatThrownBy(() -> rule.getValue().check(classes))
                                .isInstanceOf(AssertionError.class)));
    }

    @Test
    void aMatrixWithAMissingRowOrARowTooManyFails() {
        assertThatThrownBy(
                        () -> SecurityMatrix.complete(java.util.Set.of("GET /a", "GET /b"), java.util.Set.of("GET /a")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(
                        () -> SecurityMatrix.complete(java.util.Set.of("GET /a"), java.util.Set.of("GET /a", "GET /b")))
                .isInstanceOf(AssertionError.class);
    }
}
