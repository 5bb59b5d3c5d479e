package city.renewal.starter.testing;

import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListExporter;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds to a service's generated OpenAPI document: {@code x-roles} and {@code x-scope} from {@link Allow}, bearer
 * tokens, and the problem response. Only tests load it; there is no springdoc at run time.
 */
@Configuration(proxyBeanMethods = false)
public class OpenApiTestCustomizers {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    GlobalOperationCustomizer rolesOfOperations() {
        return (operation, method) -> {
            var rule = method.getMethodAnnotation(Allow.class);
            if (rule != null) {
                operation.addExtension(
                        "x-roles",
                        Arrays.stream(rule.value()).map(Enum::name).sorted().toList());
                if (!rule.scope().isEmpty()) {
                    operation.addExtension("x-scope", rule.scope());
                }
                operation
                        .getResponses()
                        .addApiResponse("default", new ApiResponse().$ref("#/components/responses/Problem"));
            }
            operation.setTags(null);
            return operation;
        };
    }

    /** The file formats of an exportable list, and the parameter that selects one. */
    @Bean
    GlobalOperationCustomizer filesOfLists() {
        return (operation, method) -> {
            var found = operation.getResponses().get("200");
            if (method.hasMethodAnnotation(Exported.class) && found != null) {
                operation.addParametersItem(new Parameter()
                        .in("query")
                        .name(Exported.FORMAT)
                        .required(false)
                        .schema(new StringSchema()._enum(List.of("json", "xlsx", "csv"))));
                for (var type : List.of(ListExporter.XLSX, ListExporter.CSV)) {
                    found.getContent().addMediaType(type, new MediaType().schema(new StringSchema().format("binary")));
                }
            }
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer commonParts() {
        return document -> {
            document.setServers(List.of(new Server().url("/")));
            document.setSecurity(List.of(new SecurityRequirement().addList("bearer")));
            if (document.getComponents() == null) {
                document.setComponents(new Components());
            }
            document.getComponents()
                    .addSecuritySchemes(
                            "bearer",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"))
                    .addSchemas("Problem", problem())
                    .addResponses(
                            "Problem",
                            new ApiResponse()
                                    .description("A refusal, and what is wrong with which field (RFC 9457)")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
        };
    }

    private static Schema<?> problem() {
        var violation =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("violations", new ArraySchema().items(violation));
    }
}
