package city.renewal.project.domain.standard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a standard for assessing a district. A version is immutable; an import creates the next one.
 *
 * @param area code of the area to which it applies, including the areas below
 * @param version counts from 1
 */
public record AssessmentStandard(
        String standardId,
        String name,
        String area,
        int version,
        String importedBy,
        Instant importedAt,
        List<Item> items) {
    public AssessmentStandard {
        items = List.copyOf(items);
    }

    /**
     * An item of the standard, for which points can be deducted.
     *
     * @param item its number, unique in the standard
     * @param group group heading; null: none
     * @param points the maximum deduction
     */
    public record Item(String item, @Nullable String group, String name, BigDecimal points) {}

    public Optional<Item> item(String item) {
        return items.stream().filter(one -> one.item().equals(item)).findFirst();
    }

    /** Whether the standard has exactly this name and these items. */
    public boolean hasContent(String otherName, List<Item> otherItems) {
        return name.equals(otherName) && items.equals(otherItems);
    }
}
