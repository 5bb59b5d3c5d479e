package city.renewal.starter.web;

import java.io.IOException;

/** A request body went over its limit; thrown while it is read, so that no more of it is. */
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
