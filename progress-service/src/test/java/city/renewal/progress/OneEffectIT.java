package city.renewal.progress;

import city.renewal.starter.testing.OneEffect;
import city.renewal.starter.testing.OneEffect.Command;
import city.renewal.starter.testing.OneEffect.Request;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every command that takes an idempotency key has one effect, however often it is sent at once. */
class OneEffectIT extends ProgressIT {
    private static final String PUBLICATIONS = "/api/v1/rankings/publications";

    @TestFactory
    Stream<DynamicTest> ofFiftyAtOnceWithOneKeyOneHasAnEffect() {
        return OneEffect.of("progress")
                .row(
                        "POST " + PUBLICATIONS,
                        () -> new Command(
                                COMMANDER,
                                Request.json(PUBLICATIONS, publication("unit")),
                                Request.json(PUBLICATIONS, publication("area")),
                                OneEffectIT::publications))
                .tests(service);
    }

    private static String publication(String by) {
        return "{\"programme\": \"%s\", \"by\": \"%s\"}".formatted(Facts.PROGRAMME, by);
    }

    private static long publications() {
        return service.get(PUBLICATIONS + "?limit=500&programme=" + Facts.PROGRAMME, COMMANDER)
                .body()
                .path("items")
                .size();
    }
}
