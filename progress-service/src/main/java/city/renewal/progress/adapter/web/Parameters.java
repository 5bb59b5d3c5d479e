package city.renewal.progress.adapter.web;

import city.renewal.starter.web.Violations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query parameters of a request. Parameters are read by name; invalid values are collected as violations. */
public final class Parameters {
    private static final int MOST = 200;

    private final MultiValueMap<String, String> given;
    private final Violations violations = new Violations();

    public Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    @Nullable
    public String text(String name) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(name, "must be given once");
        }
        if (values.isEmpty() || values.getFirst() == null || values.getFirst().isBlank()) {
            return null;
        }
        violations.check(values.getFirst().length() <= MOST, name, "must have at most %d characters".formatted(MOST));
        return values.getFirst();
    }

    /** Reads a required parameter; returns "" when it is missing, which {@link #refuse} then reports. */
    public String required(String name) {
        var text = text(name);
        violations.check(text != null, name, "must be given");
        return text == null ? "" : text;
    }

    @Nullable
    public LocalDate date(String name) {
        var text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            violations.add(name, "must be a date such as 2023-06-30, but is '%s'".formatted(text));
            return null;
        }
    }

    @Nullable
    public Integer number(String name) {
        var text = text(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            violations.add(name, "must be a whole number, but is '%s'".formatted(text));
            return null;
        }
    }

    @Nullable
    public Boolean bool(String name) {
        var text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            violations.add(name, "must be true or false, but is '%s'".formatted(text));
        }
        return text == null ? null : Boolean.valueOf(text);
    }

    /** Reads the name of one enum constant. */
    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        var found = constants(name, type);
        violations.check(found.size() < 2, name, "must be given once");
        return found.isEmpty() ? null : found.iterator().next();
    }

    /** Reads names of enum constants, repeated or separated by commas. */
    public <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        var found = new LinkedHashSet<E>();
        for (var value : given.getOrDefault(name, List.of())) {
            for (var part : value.split(",", MOST)) {
                if (!part.isBlank()) {
                    Arrays.stream(type.getEnumConstants())
                            .filter(constant -> constant.name().equals(part.strip()))
                            .findFirst()
                            .ifPresentOrElse(
                                    found::add,
                                    () -> violations.add(
                                            name,
                                            "must be one of %s, but is '%s'"
                                                    .formatted(List.of(type.getEnumConstants()), part.strip())));
                }
            }
        }
        return found;
    }

    public Violations violations() {
        return violations;
    }

    /** Throws if there are violations. Call it after all parameters are read. */
    public void refuse() {
        violations.refuse();
    }
}
