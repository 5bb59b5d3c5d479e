package city.renewal.events.validation;

import city.renewal.events.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the invalid fields of a record or a request, so that one answer lists them all. */
public class FieldErrors {
    /** Format of an id, which is used in paths, keys and file names. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");

    private static final int MOST = 1000;

    private final List<FieldError> found = new ArrayList<>();

    public FieldErrors add(String field, String message) {
        if (found.size() < MOST) {
            found.add(new FieldError(field, message));
        }
        return this;
    }

    public FieldErrors check(boolean holds, String field, String message) {
        return holds ? this : add(field, message);
    }

    /** Requires a name or title on one line; returns "" if it is missing, so that the checks can continue. */
    public String text(String field, @Nullable String value, int most) {
        var text = given(field, value, most);
        return fault(field, text, PlainText.faultOfLine(text));
    }

    /** As {@link #text}, for a text that may have several lines. */
    public String note(String field, @Nullable String value, int most) {
        var text = given(field, value, most);
        return fault(field, text, PlainText.faultOfNote(text));
    }

    private String fault(String field, String text, @Nullable String fault) {
        if (fault != null) {
            add(field, fault);
        }
        return text;
    }

    private String given(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            add(field, "must be given");
            return "";
        }
        if (value.length() > most) {
            add(field, "must have at most %d characters, but has %d".formatted(most, value.length()));
        }
        return value;
    }

    /** Requires an id that fits into a path. */
    public String id(String field, @Nullable String value) {
        var id = text(field, value, 100);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            add(field, "must be 1 to 100 letters, digits or any of . _ ~ - and begin with a letter or digit");
        }
        return id;
    }

    /** Requires a value. */
    public <T> @Nullable T given(String field, @Nullable T value) {
        if (value == null) {
            add(field, "must be given");
        }
        return value;
    }

    /** The elements of a list that has at most so many, and no null; empty if it is missing or too long. */
    public <T> List<T> list(String field, @Nullable Collection<T> value, int most) {
        if (value == null) {
            return List.of();
        }
        if (value.size() > most) {
            add(field, "must have at most %d elements, but has %d".formatted(most, value.size()));
            return List.of();
        }
        var elements = new ArrayList<T>();
        var index = 0;
        for (var element : value) {
            if (element == null) {
                add("%s[%d]".formatted(field, index), "must not be null");
            } else {
                elements.add(element);
            }
            index++;
        }
        return elements;
    }

    /**
     * Constructs a record; null if it is invalid, and then its errors are added below the path.
     *
     * @param path of the record in what is checked; empty: it is the whole
     */
    public <T> @Nullable T construct(String path, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidRecord e) {
            e.errors().stream().map(error -> error.below(path)).forEach(error -> add(error.field(), error.message()));
            return null;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Everything found, in the order in which it was found. */
    public List<FieldError> errors() {
        return List.copyOf(found);
    }
}
