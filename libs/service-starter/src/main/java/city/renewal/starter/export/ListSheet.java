package city.renewal.starter.export;

import java.util.Iterator;

/**
 * Lays a list out as a file: file name, title, and columns with the domain's terms. A bean of the service that has the
 * list.
 */
public interface ListSheet<T> {
    /** File name without extension. */
    String fileName();

    /**
     * @param first first page of the list
     * @param rows all rows of the list, including those of the first page
     */
    ExportSheet<T> sheet(ListPage<T> first, Iterator<T> rows, ListQuery query);
}
