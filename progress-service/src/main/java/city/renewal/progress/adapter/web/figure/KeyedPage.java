package city.renewal.progress.adapter.web.figure;

import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of lines that are sorted by a unique key. */
record KeyedPage<T>(List<T> items, @Nullable String next) {
    static <T> KeyedPage<T> page(List<T> lines, Function<T, String> key, PageRequest page) {
        if (page.after().size() > 1) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        var rest = lines.stream()
                .filter(line -> page.after().isEmpty()
                        || key.apply(line).compareTo(page.after().getFirst()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        if (rest.size() <= page.limit()) {
            return new KeyedPage<>(rest, null);
        }
        var items = rest.subList(0, page.limit());
        return new KeyedPage<>(items, PageRequest.cursor(List.of(key.apply(items.getLast()))));
    }
}
