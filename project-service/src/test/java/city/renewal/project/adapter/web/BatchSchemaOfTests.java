package city.renewal.project.adapter.web;

import city.renewal.project.adapter.web.report.SiteReportBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the schema of a batch's report to the generated OpenAPI document: the controller takes each report as plain
 * JSON, so that an invalid one does not affect the others.
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
