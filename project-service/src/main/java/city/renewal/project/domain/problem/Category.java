package city.renewal.project.domain.problem;

import city.renewal.events.ChineseTerms;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The predefined categories of problems. A problem may have any other category too; only categories that {@link
 * #canBlock} block nodes (要素保障).
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

    /** The display name in user interfaces and workbooks. */
    public String chinese() {
        return ChineseTerms.of(this);
    }

    /** Whether a problem of this category may block nodes, because its cause is outside the project. */
    public boolean canBlock() {
        return blocking;
    }

    /** Finds a category by its code, in any letter case, or by its Chinese name. */
    public static Optional<Category> of(String word) {
        var code = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(category ->
                        category.name().equals(code) || category.chinese().equals(code))
                .findFirst();
    }

    /** The code of a predefined category, otherwise the word itself. */
    public static String normalised(String word) {
        return of(word).map(Category::name).orElse(word.strip());
    }

    /** Codes and names of the categories that may block nodes, for error messages. */
    public static String blockers() {
        return Arrays.stream(values())
                .filter(Category::canBlock)
                .map(category -> "%s (%s)".formatted(category, category.chinese()))
                .reduce((some, one) -> some + ", " + one)
                .orElseThrow();
    }
}
