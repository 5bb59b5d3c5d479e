package city.renewal.notification;

import city.renewal.starter.testing.RunningService;
import org.jspecify.annotations.Nullable;

/** One service whose domain time is the morning of 30 June 2023, a Friday, for every test that asks for no other setting. */
final class DrilledService {
    private static @Nullable RunningService running;

    private DrilledService() {}

    /** Started when first asked for; it ends with the tests' process. */
    static synchronized RunningService running() {
        var service = running;
        if (service == null) {
            service = RunningService.of(NotificationServiceApplication.class)
                    .with("renewal.clock", "2023-06-30T08:00+08:00")
                    .start();
            running = service;
        }
        return service;
    }
}
