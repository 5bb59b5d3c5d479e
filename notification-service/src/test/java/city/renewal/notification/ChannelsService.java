package city.renewal.notification;

import city.renewal.notification.adapter.mail.SmtpSetup;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.starter.testing.RunningService;
import com.icegreen.greenmail.util.GreenMail;
import org.jspecify.annotations.Nullable;

/**
 * One running service that several test classes share, in the morning of 30 June 2023, with every channel pointed at
 * receivers of this process and short pauses. It ends with the process.
 */
final class ChannelsService {
    /** The robot and the provider of text messages. */
    static final HostileReceiver RECEIVER = new HostileReceiver();

    static final GreenMail MAIL = new GreenMail(SmtpSetup.onAnyPort());
    private static @Nullable RunningService running;

    private ChannelsService() {}

    static synchronized RunningService get() {
        var service = running;
        if (service == null) {
            if (!MAIL.isRunning()) {
                MAIL.start();
            }
            service = RunningService.of(NotificationServiceApplication.class)
                    .with("renewal.clock", "2023-06-30T08:00+08:00")
                    .with("renewal.webhook.allowed-networks", "127.0.0.1/32")
                    .with("renewal.watchdog.grace", "1s")
                    .with("renewal.inbox.beat", "50ms")
                    .with("renewal.inbox.heartbeat", "200ms")
                    .with("renewal.inbox.streams-of-a-person", 2)
                    .with("renewal.inbox.streams", 5)
                    // Only one that hangs costs it. A healthy answer on a busy machine must be well within.
                    .with("renewal.webhook.timeout", "4s")
                    .with("renewal.webhook.disable-after-failures", 3)
                    .with("renewal.webhook.disable-after", "0s")
                    .with("renewal.mail.host", "127.0.0.1")
                    .with("renewal.mail.port", MAIL.getSmtp().getPort())
                    .with("renewal.mail.tls", "NONE")
                    .with("renewal.mail.from", "renewal@example.gov")
                    .with("renewal.sms.url", RECEIVER.uri().toString())
                    .with("renewal.robots.list[0].name", "group")
                    .with("renewal.robots.list[0].kind", "WECOM")
                    .with("renewal.robots.list[0].url", RECEIVER.uri().toString())
                    .with("renewal.robots.list[0].addresses[0]", "p-chat")
                    .with("renewal.delivery.attempts", 4)
                    .with("renewal.delivery.first-pause", "50ms")
                    .with("renewal.delivery.breaker-pause", "100ms")
                    .with("renewal.delivery.look-every", "50ms")
                    .start();
            SomePeople.keepIn(service);
            running = service;
        }
        return service;
    }

    /**
     * Ends it, for whoever publishes facts for a service of their own: both would share the consumer group, and each fact
     * would go to one of them only. The next who asks gets another one.
     */
    static synchronized void end() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
