package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * The table of who may see what. Every way to an object is tested with this table: the rule itself, its translations to
 * a query, and the list, the object by its id, the export and the stream of each service.
 */
public final class VisibilityCases {
    public static final String DISTRICT = "370212";
    public static final String OTHER_DISTRICT = "370202";
    public static final String OTHER_PROVINCE = "419001";

    /** Two streets of a district, a street of another district of the city, and one of another province. */
    public static final List<Sample> SAMPLES = List.of(
            new Sample("street", DISTRICT, "370212001", "u-a", "p-lead-a", "p-own-a"),
            new Sample("next-street", DISTRICT, "370212002", "u-b", "p-lead-b", "p-own-b"),
            new Sample("next-district", OTHER_DISTRICT, "370202001", "u-c", "p-lead-c", "p-own-c"),
            new Sample("far-away", OTHER_PROVINCE, "419001001", "u-d", "p-lead-d", "p-own-d"));

    private static final List<Case> CASES = List.of(
            may("a commander of the district", of("p-x", Role.COMMANDER).in("370212"), "street", "next-street"),
            may("a commander of a street", of("p-x", Role.COMMANDER).in("370212001"), "street"),
            may(
                    "a commander of two streets",
                    of("p-x", Role.COMMANDER).in("370212001", "370202001"),
                    "street",
                    "next-district"),
            may("a commander of a community below", of("p-x", Role.COMMANDER).in("370212001001")),
            may(
                    "a commander of the city",
                    of("p-x", Role.COMMANDER).in("3702"),
                    "street",
                    "next-street",
                    "next-district"),
            may(
                    "a commander of the province",
                    of("p-x", Role.COMMANDER).in("37"),
                    "street",
                    "next-street",
                    "next-district"),
            may(
                    "a commander of a city and a street elsewhere",
                    of("p-x", Role.COMMANDER).in("4190", "370212001"),
                    "street",
                    "far-away"),
            may("a commander of another city", of("p-x", Role.COMMANDER).in("3701")),
            may(
                    "a commander of a code that is no area's",
                    of("p-x", Role.COMMANDER).in("37021", "3702120", "3")),
            may("a commander without areas", of("p-x", Role.COMMANDER)),
            may("a supervisor of the district", of("p-x", Role.SUPERVISOR).in("370212"), "street", "next-street"),
            may(
                    "a supervisor of the city",
                    of("p-x", Role.SUPERVISOR).in("3702"),
                    "street",
                    "next-street",
                    "next-district"),
            may(
                    "a system with the scope",
                    of("p-x", Role.INTEGRATION).in("370202").withScope(Visibility.READ),
                    "next-district"),
            may("a system without the scope", of("p-x", Role.INTEGRATION).in("370202")),
            may("a leader, whatever their areas", of("p-lead-a", Role.LEADER).in("370212"), "street"),
            may(
                    "a leader who leads nothing",
                    of("p-x", Role.LEADER).in("370212").ofUnits("u-a")),
            may(
                    "the person responsible, whatever their areas and units",
                    of("p-own-b", Role.OWNER).in("370212").ofUnits("u-a"),
                    "next-street"),
            may(
                    "a person responsible for nothing",
                    of("p-x", Role.OWNER).in("370212").ofUnits("u-a")),
            may("a unit, whatever its areas", of("p-x", Role.UNIT).in("370212").ofUnits("u-c"), "next-district"),
            may("a member of two units", of("p-x", Role.UNIT).ofUnits("u-a", "u-d"), "street", "far-away"),
            may("a reporter of a unit", of("p-x", Role.REPORTER).in("370212").ofUnits("u-b"), "next-street"),
            may("a reporter of no unit", of("p-x", Role.REPORTER).in("370212")),
            may("an administrator", of("p-x", Role.ADMIN)),
            may("an administrator of the district", of("p-x", Role.ADMIN).in("370212")),
            may("an auditor", of("p-x", Role.AUDITOR).in("370212").ofUnits("u-a")),
            may(
                    "a commander who is responsible elsewhere",
                    of("p-own-c", Role.COMMANDER, Role.OWNER).in("370212002"),
                    "next-street",
                    "next-district"),
            may(
                    "a leader who is a member of a unit",
                    of("p-lead-d", Role.LEADER, Role.UNIT).ofUnits("u-b"),
                    "next-street",
                    "far-away"));

    private VisibilityCases() {}

    /**
     * An object.
     *
     * @param district the area of its programme
     */
    public record Sample(String name, String district, String area, String unit, String leader, String owner) {
        /** The id of its project; no sample's id is part of another's. */
        public String id() {
            return "vis-" + name;
        }

        /** The properties that decide who may see it. */
        public Visibility.Target target() {
            return new Visibility.Target(area, Set.of(unit), Set.of(leader), Set.of(owner));
        }
    }

    private record Case(String who, Bearer bearer, Set<String> sees) {}

    private static Case may(String who, Bearer bearer, String... sees) {
        return new Case(who, bearer, Set.of(sees));
    }

    private static Bearer of(String personId, Role... roles) {
        return TestTokens.of(personId, roles);
    }

    /** One test per caller: the names of the samples that the door shows are those of the table. */
    public static Stream<DynamicTest> through(String door, Function<Bearer, Set<String>> shown) {
        return CASES.stream()
                .map(each -> DynamicTest.dynamicTest(
                        "%s: %s sees %s".formatted(door, each.who(), new TreeSet<>(each.sees())),
                        () -> assertThat(shown.apply(each.bearer()))
                                .as("%s, %s", door, each.who())
                                .isEqualTo(each.sees())));
    }

    /** The samples whose id is in the response; none for a caller whose role the endpoint refuses. */
    public static Set<String> shownIn(RunningService.Answer answer) {
        if (!isShown(answer)) {
            return Set.of();
        }
        var text = answer.body().isString()
                ? answer.body().asString()
                : answer.body().toString();
        return SAMPLES.stream()
                .filter(sample -> text.contains(sample.id()))
                .map(Sample::name)
                .collect(Collectors.toSet());
    }

    /** The samples whose own address answers. */
    public static Set<String> shownById(Function<Sample, RunningService.Answer> get) {
        return SAMPLES.stream()
                .filter(sample -> isShown(get.apply(sample)))
                .map(Sample::name)
                .collect(Collectors.toSet());
    }

    private static boolean isShown(RunningService.Answer answer) {
        var isRefused = answer.status() == 404
                || (answer.status() == 403 && answer.text("detail").startsWith("None of your roles may"));
        if (!isRefused) {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        }
        return !isRefused;
    }

    /** The caller of a token. */
    public static Caller caller(Bearer bearer) {
        return new Caller(bearer.personId(), bearer.roles(), bearer.areas(), bearer.units(), scopes(bearer.scope()));
    }

    private static Set<String> scopes(@Nullable String scope) {
        return scope == null ? Set.of() : Set.of(scope.split(" "));
    }
}
