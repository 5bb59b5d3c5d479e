package city.renewal.gateway.config;

import city.renewal.gateway.problems.Failures;
import city.renewal.gateway.problems.ProblemJson;
import city.renewal.gateway.problems.Problems;
import city.renewal.gateway.problems.UnreadableRequests;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Every failure is a problem response. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
    @Bean
    ProblemJson problemJson(JsonMapper mapper) {
        return new ProblemJson(mapper);
    }

    @Bean
    Problems problems(ProblemJson json) {
        return new Problems(json);
    }

    /** Before Spring Boot's own handler, which is at -1. */
    @Bean
    @Order(-2)
    Failures failures(Problems problems) {
        return new Failures(problems);
    }

    @Bean
    NettyServerCustomizer unreadableRequests(ProblemJson json) {
        var unreadable = new UnreadableRequests(json);
        return server -> server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadable-requests", unreadable));
    }
}
