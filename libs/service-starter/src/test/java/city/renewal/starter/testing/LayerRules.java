package city.renewal.starter.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import city.renewal.starter.security.Allow;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Architecture rules for one service, by its root package: {@code config → adapter → application → domain}, injected
 * time and ids, and forbidden words in class names.
 *
 * <p>Each rule has an offender in {@code city.renewal.starter.testing.offender} that it must reject. A rule over a
 * package without classes fails too.
 */
public final class LayerRules {
    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "com.mongodb..",
        "org.bson..",
        "org.apache.kafka..",
        "jakarta..",
        "tools.jackson..",
        "io.micrometer..",
        "city.renewal.starter.mongo..",
        "city.renewal.starter.outbox..",
        "city.renewal.starter.config.."
    };

    private static final Set<String> CLOCKS = Set.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ZonedDateTime.class.getName());

    private LayerRules() {}

    /** The production classes below a package. */
    public static JavaClasses production(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(root);
    }

    /** Every rule by its name. */
    public static Map<String, ArchRule> of(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("domain is pure", domainIsPure(root));
        rules.put("application does not use frameworks", applicationDoesNotUseFrameworks(root));
        rules.put("application does not use adapters", applicationDoesNotUseAdapters(root));
        rules.put("adapters do not depend on each other", adaptersDoNotDependOnEachOther(root));
        rules.put("adapters do not depend on the config", adaptersDoNotDependOnTheConfig(root));
        rules.put("time and ids are injected", timeAndIdsAreInjected(root));
        rules.put("packages form no cycle", packagesFormNoCycle(root));
        rules.put("every package is null-marked", everyPackageIsNullMarked(root));
        rules.put("no class has a vague name", noVagueClassNames(root));
        rules.put("every endpoint has a rule", everyEndpointHasARule(root));
        return rules;
    }

    private static ArchRule domainIsPure(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "city.renewal.events..",
                                "city.renewal.schedule..",
                                root + ".domain..")
                        .or(JavaClass.Predicates.type(Object.class)));
    }

    private static ArchRule applicationDoesNotUseFrameworks(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS));
    }

    private static ArchRule applicationDoesNotUseAdapters(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".application..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".adapter..", root + ".config.."));
    }

    private static ArchRule adaptersDoNotDependOnEachOther(String root) {
        return slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther();
    }

    private static ArchRule packagesFormNoCycle(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private static ArchRule adaptersDoNotDependOnTheConfig(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".adapter..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".config.."));
    }

    private static ArchRule timeAndIdsAreInjected(String root) {
        return classes()
                .that()
                .resideInAnyPackage(root + ".domain..", root + ".application..")
                .should(new ArchCondition<>("take time and ids from a parameter") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMethodCallsFromSelf().stream()
                                .filter(LayerRules::takesTimeOrId)
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
                    }
                });
    }

    private static boolean takesTimeOrId(JavaMethodCall call) {
        var owner = call.getTargetOwner().getFullName();
        var name = call.getName();
        return (CLOCKS.contains(owner) && name.equals("now"))
                || (owner.equals(Clock.class.getName()) && name.startsWith("system"))
                || (owner.equals(InstantSource.class.getName()) && name.equals("system"))
                || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
                || (owner.equals(UUID.class.getName()) && name.equals("randomUUID"))
                || (owner.equals(Math.class.getName()) && name.equals("random"));
    }

    private static ArchRule everyPackageIsNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("lie in a null-marked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, "%s lies in a package without @NullMarked".formatted(type.getFullName())));
                        }
                    }
                });
    }

    private static ArchRule noVagueClassNames(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameStartingWith("Common");
    }

    private static ArchRule everyEndpointHasARule(String root) {
        return ArchRuleDefinition.methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<JavaMethod>("carry @Allow") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (!method.isAnnotatedWith(Allow.class) && !method.isMetaAnnotatedWith(Allow.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    method, "%s has no @Allow".formatted(method.getFullName())));
                        }
                    }
                });
    }
}
