package city.renewal.starter.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value that no request may have. The message tells the client which values are allowed. */
public final class RefusedValue extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    RefusedValue(JsonParser parser, Class<?> type, String message) {
        super(parser, message, type);
    }
}
