package city.renewal.starter.export;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Iterates over all rows of a list by keyset pagination: each page starts after the key of the last row. No row is
 * returned twice, and no row is missed whose key does not change. Not thread-safe.
 */
public final class KeysetIterator<T> implements Iterator<T> {
    /** Page size. */
    public static final int SIZE = 500;

    private final Function<List<String>, List<T>> fetch;
    private final Function<T, List<String>> key;
    private Iterator<T> page;
    private List<String> last = List.of();
    private boolean hasMore = true;

    /**
     * @param fetch returns the rows after a key: {@link #SIZE}, and one more if there are more
     * @param key sort key of a row
     */
    public KeysetIterator(Function<List<String>, List<T>> fetch, Function<T, List<String>> key) {
        this.fetch = fetch;
        this.key = key;
        this.page = List.<T>of().iterator();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && hasMore) {
            var rows = fetch.apply(last);
            hasMore = rows.size() > SIZE;
            page = rows.subList(0, Math.min(SIZE, rows.size())).iterator();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var row = page.next();
        last = key.apply(row);
        return row;
    }
}
