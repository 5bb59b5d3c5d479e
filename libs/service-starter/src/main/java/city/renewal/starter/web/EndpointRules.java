package city.renewal.starter.web;

import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListPage;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;

/** What holds of every operation of the interface, checked when the service starts. */
public final class EndpointRules {
    private EndpointRules() {}

    /** @throws IllegalStateException that names the operation */
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
