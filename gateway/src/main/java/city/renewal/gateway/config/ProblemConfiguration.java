package city.renewal.gateway.config;

import city.renewal.gateway.problems.FailureHandler;
import city.renewal.gateway.problems.MalformedRequestHandler;
import city.renewal.gateway.problems.ProblemJson;
import city.renewal.gateway.problems.ProblemResponses;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure with a problem response. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {
    @Bean
    ProblemJson problemJson(JsonMapper mapper) {
        return new ProblemJson(mapper);
    }

    @Bean
    ProblemResponses problemResponses(ProblemJson json) {
        return new ProblemResponses(json);
    }

    /** Before Spring Boot's own handler, which is at -1. */
    @Bean
    @Order(-2)
    FailureHandler failureHandler(ProblemResponses problems) {
        return new FailureHandler(problems);
    }

    @Bean
    NettyServerCustomizer malformedRequests(ProblemJson json) {
        var unreadable = new MalformedRequestHandler(json);
        return server -> server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "unreadable-requests", unreadable));
    }
}
