package city.renewal.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowInterceptorTest {
    /** Handlers with the rules under test. */
    private static final class Handlers {
        @Allow(Role.ADMIN)
        void ofAnyAdministrator() {}

        @Allow(
                value = {Role.ADMIN, Role.COMMANDER},
                everywhere = true)
        void ofEveryDistrict() {}
    }

    private static boolean mayTry(String handler, Caller caller) {
        try {
            return AllowInterceptor.isAllowed(
                    caller, Handlers.class.getDeclaredMethod(handler).getAnnotation(Allow.class));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Caller caller(Set<Role> roles, String... areas) {
        return new Caller("p", roles, Set.of(areas), Set.of(), Set.of());
    }

    @Test
    void anOperationForEveryDistrictNeedsAnAdministratorWithoutAreas() {
        var everywhere = caller(Set.of(Role.ADMIN));
        var inDistrict = caller(Set.of(Role.ADMIN), "370212");

        assertThat(mayTry("ofEveryDistrict", everywhere)).isTrue();
        assertThat(mayTry("ofEveryDistrict", inDistrict)).isFalse();
        assertThat(mayTry("ofAnyAdministrator", inDistrict)).isTrue();
    }

    @Test
    void anotherRoleOfTheRuleIsStillAllowed() {
        assertThat(mayTry("ofEveryDistrict", caller(Set.of(Role.COMMANDER), "370212")))
                .isTrue();
        assertThat(mayTry("ofEveryDistrict", caller(Set.of(Role.COMMANDER, Role.ADMIN), "370212")))
                .isTrue();
        assertThat(mayTry("ofEveryDistrict", caller(Set.of(Role.SUPERVISOR), "370212")))
                .isFalse();
    }
}
