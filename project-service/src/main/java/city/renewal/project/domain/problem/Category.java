package city.renewal.project.domain.problem;

import city.renewal.events.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The categories that the platform has a name for. A problem may bear any other word; only those that {@link #canBlock} hold
 * up nodes (要素保障).
 */
public enum Category {
    LAND(true),
    FUNDS(true),
    PERMITS(true),
    UTILITIES(true),
    WEATHER(true),
    QUALITY(false),
    SAFETY(false),
    PROGRESS(false),
    ENVIRONMENT(false),
    ORDER(false),
    FACILITIES(false),
    SERVICE(false),
    OTHER(false);

    private final boolean blocking;

    Category(boolean blocking) {
        this.blocking = blocking;
    }

    /** Its name on the wall and in workbooks. */
    public String chinese() {
        return Words.of(this);
    }

    /** Whether a problem of this category may block nodes: it comes from outside the project. */
    public boolean canBlock() {
        return blocking;
    }

    /** The category that a code, in any case, or a Chinese name means. */
    public static Optional<Category> of(String word) {
        var code = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(category ->
                        category.name().equals(code) || category.chinese().equals(code))
                .findFirst();
    }

    /** The code where the word means a category of the platform, else the word itself. */
    public static String normalised(String word) {
        return of(word).map(Category::name).orElse(word.strip());
    }

    /** Codes and names of those that may block nodes, for a refusal. */
    public static String blockers() {
        return Arrays.stream(values())
                .filter(Category::canBlock)
                .map(category -> "%s (%s)".formatted(category, category.chinese()))
                .reduce((some, one) -> some + ", " + one)
                .orElseThrow();
    }
}
