package city.renewal.starter.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value that no request may have; the message says what it must be, for the client to read. */
public final class RefusedValue extends MismatchedInputException {
    private static final long serialVersionUID = 1;

    RefusedValue(JsonParser parser, Class<?> type, String message) {
        super(parser, message, type);
    }
}
