package city.renewal.project.adapter.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Says in the OpenAPI document that a test makes what a report of a batch looks like: the controller takes each as plain JSON, so
 * that one that is not as expected refuses no other.
 */
@Configuration(proxyBeanMethods = false)
class BatchSchemaOfTests {
    @Bean
    GlobalOpenApiCustomizer reportsOfABatch() {
        return document -> {
            var schemas = document.getComponents().getSchemas();
            var resolved =
                    ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(SiteReportBody.class));
            schemas.putAll(resolved.referencedSchemas);
            var reports = (Schema<?>) schemas.get("BatchBody").getProperties().get("reports");
            reports.setItems(new Schema<>().$ref("#/components/schemas/SiteReportBody"));
            schemas.keySet().removeIf("JsonNode"::equals);
        };
    }
}
