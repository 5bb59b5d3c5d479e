package city.renewal.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.offenders.BlockingOffender;
import city.renewal.gateway.offenders.ServiceOffender;
import city.renewal.gateway.offenders.ServletOffender;
import city.renewal.gateway.problems.ConfigOffender;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gateway's architecture rules, each with an offender in the test sources that it must reject. */
class ArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("city.renewal.gateway");

    record Rule(String name, ArchRule rule, Class<?> offender) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "the gateway depends on no class of the services",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "city.renewal.project..",
                                        "city.renewal.progress..",
                                        "city.renewal.notification..",
                                        "city.renewal.starter..",
                                        "city.renewal.schedule..",
                                        "city.renewal.events.."),
                        ServiceOffender.class),
                new Rule(
                        "the gateway does not use the servlet API",
                        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.servlet.."),
                        ServletOffender.class),
                new Rule(
                        "no class blocks an event loop",
                        noClasses()
                                .should()
                                .callMethod(Mono.class, "block")
                                .orShould()
                                .callMethod(Flux.class, "blockFirst")
                                .orShould()
                                .callMethod(Flux.class, "blockLast")
                                .orShould()
                                .callMethod(Thread.class, "sleep", long.class),
                        BlockingOffender.class),
                new Rule(
                        "no class outside config depends on config",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("city.renewal.gateway.config..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("city.renewal.gateway.config.."),
                        ConfigOffender.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theGatewayKeepsTheRule(Rule rule) {
        rule.rule().check(GATEWAY);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleRejectsItsOffender(Rule rule) {
        var offender = new ClassFileImporter().importClasses(rule.offender());

        assertThat(rule.rule().evaluate(offender).hasViolation()).isTrue();
    }
}
