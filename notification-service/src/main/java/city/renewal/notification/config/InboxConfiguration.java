package city.renewal.notification.config;

import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.notification.application.inbox.Notices;
import city.renewal.notification.application.inbox.UnreadCounter;
import city.renewal.starter.streams.OpenStreams;
import city.renewal.starter.time.RepeatedTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live streams of inboxes. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    @Bean(destroyMethod = "")
    InboxFeed inboxFeed(
            Inbox inbox,
            Notices notices,
            InboxProperties properties,
            MeterRegistry registry,
            @Qualifier("realTime") InstantSource real) {
        var terms = new InboxFeed.Terms(
                new OpenStreams.Terms(properties.streamsOfAPerson(), properties.streams()), properties.heartbeat());
        var feed = new InboxFeed(inbox, notices, terms, real);
        Gauge.builder(NotificationMetric.READERS.id(), feed, InboxFeed::readers)
                .description(NotificationMetric.READERS.description())
                .register(registry);
        return feed;
    }

    @Bean
    UnreadCounter unreadCounter(Inbox inbox, Notices notices) {
        return new UnreadCounter(inbox, notices);
    }

    @Bean
    RepeatedTask inboxTask(InboxFeed feed, InboxProperties properties) {
        return new RepeatedTask("refresh-inboxes", feed::refresh, properties.beat(), 0).startedByHand();
    }

    @Bean
    SmartLifecycle inboxStreams(InboxFeed feed) {
        return new Streams(feed);
    }

    /** Closes the streams before the web server's graceful shutdown, which waits for open requests. */
    private static final class Streams implements SmartLifecycle {
        private final InboxFeed feed;
        private volatile boolean running;

        Streams(InboxFeed feed) {
            this.feed = feed;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            feed.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
