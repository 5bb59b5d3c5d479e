package city.renewal.starter.web;

import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListPage;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;

/** Rules for every operation, checked when the service starts. */
public final class EndpointRules {
    private EndpointRules() {}

    /** @throws IllegalStateException whose message names the operation */
    public static void check(HandlerMethod operation) {
        if (ListPage.class.isAssignableFrom(operation.getReturnType().getParameterType())
                && !operation.hasMethodAnnotation(Exported.class)) {
            throw new IllegalStateException("Expected @Exported on %s, which answers with a list".formatted(operation));
        }
        if (Arrays.stream(operation.getMethodParameters()).anyMatch(DeclaredParameters::takesAll)
                && !operation.hasMethodAnnotation(QueryParameters.class)) {
            throw new IllegalStateException(
                    "Expected @QueryParameters on %s, which takes the query as a whole".formatted(operation));
        }
    }
}
