package city.renewal.starter.web;

import city.renewal.starter.export.ListPage;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Iterates over all rows of a list from its first page on and fetches further pages by cursor when needed. Not
 * thread-safe.
 */
final class CursorIterator<T> implements Iterator<T> {
    private final Function<String, ListPage<T>> fetch;
    private ListPage<T> page;
    private Iterator<T> rows;

    /** @param fetch returns the page of a cursor */
    CursorIterator(ListPage<T> first, Function<String, ListPage<T>> fetch) {
        this.fetch = fetch;
        page = first;
        rows = first.items().iterator();
    }

    @Override
    public boolean hasNext() {
        for (var next = page.next(); !rows.hasNext() && next != null; next = page.next()) {
            page = fetch.apply(next);
            rows = page.items().iterator();
        }
        return rows.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
