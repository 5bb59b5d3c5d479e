package city.renewal.progress.adapter.web;

import city.renewal.events.Extension;
import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.ListOrder;
import city.renewal.progress.application.list.ProblemOrder;
import city.renewal.starter.web.QueryParameters;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the query parameters of {@link QueryParameters} to the OpenAPI document that a test creates. */
@Configuration(proxyBeanMethods = false)
class QueryParametersOfTests {

    @Bean
    GlobalOperationCustomizer queryParameters() {
        return (operation, method) -> {
            var asks = method.getMethodAnnotation(QueryParameters.class);
            if (asks != null) {
                var parameters = new ArrayList<Parameter>();
                if (operation.getParameters() != null) {
                    operation.getParameters().stream()
                            .filter(parameter -> !"query".equals(parameter.getName()))
                            .forEach(parameters::add);
                }
                var names = List.of(asks.value());
                for (var name : asks.value()) {
                    parameters.add(new Parameter()
                            .in("query")
                            .name(name)
                            .required(isRequired(name, names))
                            .schema(schema(name, names)));
                }
                operation.setParameters(parameters.isEmpty() ? null : parameters);
            }
            var summary = method.getMethodAnnotation(Summary.class);
            if (summary != null) {
                operation.setSummary(summary.value());
            }
            return operation;
        };
    }

    /** The lists of rows cover all programmes; a roll-up covers one. */
    private static boolean isRequired(String name, List<String> names) {
        return switch (name) {
            case "programme" -> !names.contains("owner");
            case "by" -> !names.contains("project");
            default -> false;
        };
    }

    private static Schema<?> schema(String name, List<String> names) {
        return switch (name) {
            case "limit" ->
                new IntegerSchema().minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(500));
            case "weeks" ->
                new IntegerSchema().minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(104));
            case "signed", "reportMissing", "reportDemanded" -> new BooleanSchema();
            case "dueFrom", "dueTo", "from", "to", "until" -> new StringSchema().format("date");
            case "standing" -> new ArraySchema().items(constants(Standing.values()));
            case "extension" -> constants(Extension.State.values());
            case "source" -> new ArraySchema().items(constants(Problem.Source.values()));
            case "light" -> new ArraySchema().items(constants(Light.values()));
            case "sort" ->
                new StringSchema()
                        ._enum((names.contains("source")
                                        ? Arrays.<ListOrder>stream(ProblemOrder.values())
                                        : Arrays.<ListOrder>stream(DeadlineOrder.values()))
                                .map(ListOrder::parameter)
                                .toList());
            default -> new StringSchema();
        };
    }

    private static StringSchema constants(Enum<?>[] values) {
        var schema = new StringSchema();
        schema._enum(List.of(values).stream().map(Enum::name).toList());
        return schema;
    }
}
