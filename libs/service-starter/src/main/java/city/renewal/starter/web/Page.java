package city.renewal.starter.web;

import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; null on the last page
 * @param asOf the instant of the domain's clock at which the page was read
 */
public record Page<T>(List<T> items, @Nullable String next, Instant asOf) implements ListPage<T> {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from a list that was read as a whole.
     *
     * @param key unique key of an item
     * @throws Problem if no item has the cursor's key
     */
    public static <T> Page<T> cut(List<T> all, PageRequest page, Function<T, String> key, Instant asOf) {
        var begin = page.after().isEmpty()
                ? 0
                : 1 + all.stream().map(key).toList().indexOf(page.after().getFirst());
        if (!page.after().isEmpty() && begin == 0) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        var end = Math.min(all.size(), begin + page.limit());
        var items = all.subList(begin, end);
        var next = end < all.size() ? PageRequest.cursor(List.of(key.apply(items.getLast()))) : null;
        return new Page<>(items, next, asOf);
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), next, asOf);
    }
}
