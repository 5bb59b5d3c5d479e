package city.renewal.starter.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. Implementations may carry further fields. */
public interface ListPage<T> {
    List<T> items();

    /** Cursor of the next page; null on the last page, and for a list without pages. */
    default @Nullable String next() {
        return null;
    }

    /** The instant of the domain's clock at which the page was read. */
    Instant asOf();
}
