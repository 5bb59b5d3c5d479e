package city.renewal.schedule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.schedule.offender.ReadsTheClock;
import city.renewal.schedule.offender.ReadsTheDisk;
import city.renewal.schedule.offender.UsesTheHolidayLibrary;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The engine is a pure function: the same input gives the same dates, anywhere and at any time. */
class ScheduleArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("city.renewal.schedule");

    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "system");

    private static final ArchRule READS_NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("reads a clock") {
                @Override
                public boolean test(JavaCall<?> call) {
                    var owner = call.getTargetOwner();
                    return CLOCKS.contains(call.getName())
                            && (owner.getPackageName().equals("java.time")
                                    || owner.getName().equals("java.lang.System"));
                }
            })
            .because("time comes in through the door, or a schedule can't be computed for another day");

    private static final ArchRule DOES_NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.concurrent..")
            .because("the engine is handed everything that it needs, and its caller decides about threads");

    private static final ArchRule KEEPS_THE_HOLIDAY_LIBRARY_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("ChinaHolidays")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.tyme..")
            .because("the source of the holidays must stay replaceable");

    private static final ArchRule KNOWS_THE_LANGUAGE_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "com.tyme..", "city.renewal.schedule..")
            .because("two services use the engine, and it must not bring them anything");

    @Test
    void readsNoClock() {
        assertThat(ENGINE).isNotEmpty();
        READS_NO_CLOCK.check(ENGINE);
        assertRejects(READS_NO_CLOCK, ReadsTheClock.class);
    }

    @Test
    void doesNoInputOrOutput() {
        DOES_NO_IO.check(ENGINE);
        assertRejects(DOES_NO_IO, ReadsTheDisk.class);
    }

    @Test
    void keepsTheHolidayLibraryInOnePlace() {
        KEEPS_THE_HOLIDAY_LIBRARY_IN_ONE_PLACE.check(ENGINE);
        assertRejects(KEEPS_THE_HOLIDAY_LIBRARY_IN_ONE_PLACE, UsesTheHolidayLibrary.class);
    }

    @Test
    void dependsOnNothingButTheLanguage() {
        KNOWS_THE_LANGUAGE_ONLY.check(ENGINE);
        assertRejects(KNOWS_THE_LANGUAGE_ONLY, ScheduleArchitectureTest.class);
    }

    private static void assertRejects(ArchRule rule, Class<?> offender) {
        var classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }
}
