package city.renewal.starter.web;

import java.io.IOException;

/** A request body exceeds its limit. Thrown while the body is read, so that the rest of it is not read. */
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    public BodyTooLarge(long limit) {
        super("The body must have at most %d bytes".formatted(limit));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
