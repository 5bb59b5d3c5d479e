package city.renewal.progress.adapter.web.figure;

import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a roll-up.
 *
 * @param total over all visible projects that match the query, on every page; no project counts twice
 * @param next cursor of the next page; null on the last page
 */
record RollupPage<T>(
        String programme, List<T> items, T total, @Nullable String next, Instant asOf) implements ListPage<T> {
    RollupPage {
        items = List.copyOf(items);
    }
}
