package city.renewal.starter.config;

import java.util.concurrent.Executors;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Runs the management port on platform threads of its own. Virtual threads share a few carrier threads, so requests
 * that compute would delay health checks.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementThreads {
    private static final int THREADS = 4;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementThreads() {
        var threads = Thread.ofPlatform().daemon().name("management-", 0).factory();
        return factory -> factory.addProtocolHandlerCustomizers(
                handler -> handler.setExecutor(Executors.newFixedThreadPool(THREADS, threads)));
    }
}
