package city.renewal.project.domain.standard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a standard by which a district is assessed. A version never changes; an import makes the next one.
 *
 * @param area code of the area that it holds in, and in what lies below
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
     * What may be found wanting.
     *
     * @param item its number, unique in the standard
     * @param group under which it stands; null: none
     * @param points the most that it may lose
     */
    public record Item(String item, @Nullable String group, String name, BigDecimal points) {}

    public Optional<Item> item(String item) {
        return items.stream().filter(one -> one.item().equals(item)).findFirst();
    }

    /** Whether an import of these would say nothing new. */
    public boolean hasContent(String otherName, List<Item> otherItems) {
        return name.equals(otherName) && items.equals(otherItems);
    }
}
