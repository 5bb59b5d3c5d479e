package city.renewal.notification;

import city.renewal.starter.testing.HostileRequests;
import city.renewal.starter.testing.RunningService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No request that anybody can think of makes this service fail or wait. */
class HostileRequestsIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(NotificationServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> noRequestMakesTheServiceFailOrWait() {
        return HostileRequests.of("notification")
                .knowing("area", "370212", "")
                .knowing("personId", "p-owner", "p-leader")
                .knowing("projectId", "p1")
                .knowing("unitId", "u1")
                .knowing("url", "http://127.0.0.1:9/", "https://example.test/")
                .knowing("email", "a@example.test")
                .knowing("opens", "08:00")
                .knowing("closes", "18:00")
                .tests(service);
    }
}
