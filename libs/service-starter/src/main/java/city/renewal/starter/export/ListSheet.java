package city.renewal.starter.export;

import java.util.Iterator;

/** How a list looks as a file: its title, its columns, the trade's own words. A bean of the service that has the list. */
public interface ListSheet<T> {
    /** Of the file, without extension. */
    String fileName();

    /**
     * @param first page of the list
     * @param rows all of the list, the first page's rows among them
     */
    ExportSheet<T> sheet(ListPage<T> first, Iterator<T> rows, ListQuery query);
}
