package city.renewal.project.domain.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The categories that the platform has a name for. A problem may bear any other word; only those that {@link #canBlock} hold
 * up nodes (要素保障).
 */
public enum Category {
    LAND("用地", true),
    FUNDS("资金", true),
    PERMITS("手续", true),
    UTILITIES("管线", true),
    WEATHER("天气", true),
    QUALITY("质量", false),
    SAFETY("安全", false),
    PROGRESS("进度", false),
    ENVIRONMENT("环境", false),
    ORDER("秩序", false),
    FACILITIES("设施", false),
    SERVICE("服务", false),
    OTHER("其他", false);

    private final String chinese;
    private final boolean blocking;

    Category(String chinese, boolean blocking) {
        this.chinese = chinese;
        this.blocking = blocking;
    }

    /** Its name on the wall and in workbooks. */
    public String chinese() {
        return chinese;
    }

    /** Whether a problem of this category may block nodes: it comes from outside the project. */
    public boolean canBlock() {
        return blocking;
    }

    /** The category that a code, in any case, or a Chinese name means. */
    public static Optional<Category> of(String word) {
        var code = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(category -> category.name().equals(code) || category.chinese.equals(code))
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
                .map(category -> "%s (%s)".formatted(category, category.chinese))
                .reduce((some, one) -> some + ", " + one)
                .orElseThrow();
    }
}
