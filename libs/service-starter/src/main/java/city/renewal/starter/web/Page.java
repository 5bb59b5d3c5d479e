package city.renewal.starter.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; null on the last one
 * @param asOf the domain's time at which it was read
 */
public record Page<T>(List<T> items, @Nullable String next, Instant asOf) {
    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), next, asOf);
    }
}
