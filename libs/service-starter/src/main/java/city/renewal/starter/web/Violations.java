package city.renewal.starter.web;

import city.renewal.events.validation.FieldErrors;
import java.util.List;

/** Collects all violations of a request, so that one response lists them all. */
public final class Violations extends FieldErrors {
    @Override
    public Violations add(String field, String message) {
        super.add(field, message);
        return this;
    }

    @Override
    public Violations check(boolean holds, String field, String message) {
        super.check(holds, field, message);
        return this;
    }

    public List<Violation> all() {
        return errors().stream()
                .map(error -> new Violation(error.field(), error.message()))
                .toList();
    }

    /** @throws Problem that lists all violations, if there are any */
    public void refuse() {
        if (!isEmpty()) {
            throw Problem.invalid(all());
        }
    }
}
