package city.renewal.notification;

import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.starter.testing.RunningService;
import org.jspecify.annotations.Nullable;

/**
 * One running service that several test classes share, in the morning of 30 June 2023, with every channel pointed at
 * receivers of this process and short pauses. It ends with the process.
 */
final class ChannelsService {
    static final HostileReceiver RECEIVER = new HostileReceiver();
    private static @Nullable RunningService running;

    private ChannelsService() {}

    static synchronized RunningService get() {
        var service = running;
        if (service == null) {
            service = RunningService.of(NotificationServiceApplication.class)
                    .with("renewal.clock", "2023-06-30T08:00+08:00")
                    .with("renewal.webhook.allowed-networks", "127.0.0.1/32")
                    .with("renewal.webhook.timeout", "500ms")
                    .with("renewal.webhook.disable-after-failures", 3)
                    .with("renewal.webhook.disable-after", "0s")
                    .with("renewal.delivery.attempts", 4)
                    .with("renewal.delivery.first-pause", "50ms")
                    .with("renewal.delivery.breaker-pause", "100ms")
                    .with("renewal.delivery.look-every", "50ms")
                    .start();
            running = service;
        }
        return service;
    }
}
