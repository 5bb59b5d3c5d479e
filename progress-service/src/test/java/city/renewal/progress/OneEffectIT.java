package city.renewal.progress;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.IdempotencyCheck;
import city.renewal.starter.testing.IdempotencyCheck.Command;
import city.renewal.starter.testing.IdempotencyCheck.Request;
import city.renewal.starter.testing.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every command with an idempotency key has one effect, however often it is sent concurrently. */
class OneEffectIT extends ProgressIT {
    private static final String PUBLICATIONS = "/api/v1/rankings/publications";
    private static final String BULLETINS = "/api/v1/bulletins";
    private static final String FEEDS = "/api/v1/feeds";
    private static final TestTokens.Bearer OWNER =
            TestTokens.of("p-feeds", Role.OWNER).in("370212").ofUnits("u-feeds");

    @TestFactory
    Stream<DynamicTest> ofFiftyAtOnceWithOneKeyOneHasAnEffect() {
        return IdempotencyCheck.of("progress")
                .row(
                        "POST " + PUBLICATIONS,
                        () -> new Command(
                                COMMANDER,
                                Request.json(PUBLICATIONS, publication("unit")),
                                Request.json(PUBLICATIONS, publication("area")),
                                () -> count(PUBLICATIONS)))
                .row(
                        "POST " + BULLETINS,
                        () -> new Command(
                                COMMANDER,
                                Request.json(BULLETINS, bulletin("WEEKLY")),
                                Request.json(BULLETINS, bulletin("MONTHLY")),
                                () -> count(BULLETINS)))
                .row(
                        "POST " + FEEDS,
                        () -> new Command(
                                        OWNER,
                                        Request.json(FEEDS, feed("p-feeds")),
                                        Request.json(FEEDS, "{\"kind\": \"UNIT\", \"id\": \"u-feeds\"}"),
                                        () -> service.get(FEEDS, OWNER)
                                                .body()
                                                .path("items")
                                                .size())
                                .showingOnce("address", "hint"))
                .tests(service);
    }

    private static String feed(String person) {
        return "{\"kind\": \"PERSON\", \"id\": \"%s\"}".formatted(person);
    }

    private static String bulletin(String kind) {
        return "{\"programme\": \"%s\", \"kind\": \"%s\", \"until\": \"%s\"}"
                .formatted(ProjectFacts.PROGRAMME, kind, ProjectFacts.TODAY);
    }

    private static String publication(String by) {
        return "{\"programme\": \"%s\", \"by\": \"%s\"}".formatted(ProjectFacts.PROGRAMME, by);
    }

    private static long count(String path) {
        return service.get(path + "?limit=500&programme=" + ProjectFacts.PROGRAMME, COMMANDER)
                .body()
                .path("items")
                .size();
    }
}
