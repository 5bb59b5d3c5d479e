package city.renewal.starter.config;

import city.renewal.starter.export.CsvExport;
import city.renewal.starter.export.ExcelExport;
import city.renewal.starter.export.ListExporter;
import city.renewal.starter.json.Json;
import city.renewal.starter.metrics.StarterMetric;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.AllowInterceptor;
import city.renewal.starter.security.Callers;
import city.renewal.starter.web.BodyLimitFilter;
import city.renewal.starter.web.EndpointRules;
import city.renewal.starter.web.LargeBodyFilter;
import city.renewal.starter.web.ListExportInterceptor;
import city.renewal.starter.web.OpenApiDocument;
import city.renewal.starter.web.ProblemAdvice;
import city.renewal.starter.web.ProblemErrorController;
import city.renewal.starter.web.ProblemValve;
import city.renewal.starter.web.UnknownParameters;
import city.renewal.starter.web.UnreadableRequestFilter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Web configuration shared by all services. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemErrorController.class, OpenApiDocument.class})
class WebConfiguration implements WebMvcConfigurer {
    private final ListableBeanFactory beans;

    WebConfiguration(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Bean
    @Primary
    JsonMapper jsonMapper() {
        return Json.strict();
    }

    @Bean
    LargeBodyFilter largeBodyFilter(RenewalProperties properties, JsonMapper mapper) {
        var web = properties.web();
        return new LargeBodyFilter(web.largeBodies(), web.maxLargeBody().toBytes(), mapper);
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(RenewalProperties properties, LargeBodyFilter large, JsonMapper mapper) {
        var web = properties.web();
        return new BodyLimitFilter(web.maxBody().toBytes(), large, web.streamedBodies(), mapper);
    }

    /** Runs after the observation filter, so that metrics count the requests refused here. */
    @Bean
    FilterRegistrationBean<UnreadableRequestFilter> unreadableRequestFilter(JsonMapper mapper) {
        var registration = new FilterRegistrationBean<>(new UnreadableRequestFilter(mapper));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    /** Spring Security's firewall refuses control characters and unknown methods before any handler runs. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(FilterRegistrationBean<UnreadableRequestFilter> unreadable) {
        return (_, response, rejected) ->
                Objects.requireNonNull(unreadable.getFilter()).refuse(response, rejected);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatRefusals() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    /**
     * Checks roles before parameters, so that a refusal reveals nothing about an operation that the caller must not
     * use.
     */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowInterceptor()).addPathPatterns("/api/**");
        registry.addInterceptor(new UnknownParameters()).addPathPatterns("/**").excludePathPatterns("/error");
        registry.addInterceptor(
                        new ListExportInterceptor(beans, new ListExporter(List.of(new ExcelExport(), new CsvExport()))))
                .addPathPatterns("/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }

    /** The service does not start if an endpoint has no {@code @Allow} rule. */
    @Bean
    SmartInitializingSingleton everyEndpointHasARule(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return () -> mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(endpoint ->
                        endpoint.getKey().getPatternValues().stream().anyMatch(p -> p.startsWith("/api/")))
                .filter(endpoint -> endpoint.getValue().getMethodAnnotation(Allow.class) == null)
                .findFirst()
                .ifPresent(endpoint -> {
                    throw new IllegalStateException(
                            "Expected @Allow on %s (%s)".formatted(endpoint.getValue(), endpoint.getKey()));
                });
    }

    /**
     * The service does not start if a list has no export, or if an operation does not declare its query parameters.
     */
    @Bean
    SmartInitializingSingleton everyListIsExported(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return () -> mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(endpoint ->
                        endpoint.getKey().getPatternValues().stream().anyMatch(p -> p.startsWith("/api/")))
                .forEach(endpoint -> EndpointRules.check(endpoint.getValue()));
    }

    @Bean
    MeterBinder outboxMetrics(ObjectProvider<OutboxRelay> relays) {
        return registry -> relays.forEach(relay -> {
            Gauge.builder(StarterMetric.OUTBOX_LAG.id(), relay, r -> r.lag().toMillis() / 1000.0)
                    .description(StarterMetric.OUTBOX_LAG.description())
                    .baseUnit("seconds")
                    .tag("collection", relay.collectionName())
                    .register(registry);
            FunctionCounter.builder(StarterMetric.OUTBOX_PUBLISHED.id(), relay, OutboxRelay::published)
                    .description(StarterMetric.OUTBOX_PUBLISHED.description())
                    .tag("collection", relay.collectionName())
                    .register(registry);
        });
    }
}
