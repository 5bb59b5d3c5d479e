package city.renewal.project.adapter.web;

import city.renewal.starter.export.Exports;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the files that a list is answered as, and the parameter that asks for one, in the OpenAPI document that a test makes. */
@Configuration(proxyBeanMethods = false)
class FileAnswersOfTests {
    private static final String SUFFIX = "AsFile";

    @Bean
    GlobalOperationCustomizer fileAnswers() {
        return (operation, method) -> {
            var name = method.getMethod().getName();
            var found = operation.getResponses().get("200");
            if (name.endsWith(SUFFIX) && found != null) {
                operation.setOperationId(name.substring(0, name.length() - SUFFIX.length()));
                var content = found.getContent() == null ? new Content() : found.getContent();
                for (var type : List.of(Exports.XLSX, Exports.CSV)) {
                    content.addMediaType(type, new MediaType().schema(new StringSchema().format("binary")));
                }
                found.setContent(content);
            }
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getName().equals("format"))
                        .forEach(parameter ->
                                parameter.setSchema(new StringSchema()._enum(List.of("json", "xlsx", "csv"))));
            }
            return operation;
        };
    }
}
