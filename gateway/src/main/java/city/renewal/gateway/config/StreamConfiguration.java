package city.renewal.gateway.config;

import city.renewal.gateway.routes.StreamRoutingFilter;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The connection pool of event streams. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @Bean(destroyMethod = "dispose")
    ConnectionProvider streamConnections(GatewayProperties properties) {
        return ConnectionProvider.builder("streams")
                .maxConnections(properties.limits().streams())
                .pendingAcquireTimeout(TIMEOUT)
                .maxIdleTime(Duration.ofSeconds(15))
                .evictInBackground(Duration.ofSeconds(30))
                .build();
    }

    @Bean
    StreamRoutingFilter streamRoutingFilter(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            ConnectionProvider streamConnections) {
        var clients = new StreamClients(properties, server, ssl, customizers, streamConnections);
        return new StreamRoutingFilter(new NettyRoutingFilter(clients.createInstance(), headers, properties));
    }

    /** Creates clients like the gateway's own, with another connection pool. */
    private static final class StreamClients extends HttpClientFactory {
        private final ConnectionProvider connections;

        StreamClients(
                HttpClientProperties properties,
                ServerProperties server,
                HttpClientSslConfigurer ssl,
                List<HttpClientCustomizer> customizers,
                ConnectionProvider connections) {
            super(properties, server, ssl, customizers);
            this.connections = connections;
        }

        @Override
        protected HttpClient createInstance() {
            return super.createInstance();
        }

        @Override
        protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
            return connections;
        }
    }
}
