package city.renewal.starter.web;

import city.renewal.starter.json.RefusedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Names the field of a JSON body that could not be read, and the expected value. */
public final class JsonFault {
    private JsonFault() {}

    /** For a data binding failure of well-formed JSON. */
    public static Violation of(JacksonException e) {
        return switch (e) {
            case InputCoercionException _ -> new Violation(path(e), "is out of range");
            case DatabindException bind -> new Violation(path(bind), reason(bind));
            default -> new Violation(path(e), "could not be read");
        };
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String reason(DatabindException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is not a known property";
        }
        if (e instanceof RefusedValue refused) {
            return refused.getOriginalMessage();
        }
        if (e instanceof InvalidFormatException format) {
            var type = format.getTargetType();
            var expected =
                    type != null && type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "a " + name(type);
            return "'%s' is not %s".formatted(format.getValue(), expected);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return "must be a " + name(mismatch.getTargetType());
        }
        var cause = e.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "could not be read";
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "value of another type" : type.getSimpleName();
    }
}
