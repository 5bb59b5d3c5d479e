package city.renewal.starter.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, whatever else it says. */
public interface ListPage<T> {
    List<T> items();

    /** Cursor of the next page; null on the last one, and of a list without pages. */
    default @Nullable String next() {
        return null;
    }

    /** The domain's time at which it was read. */
    Instant asOf();
}
