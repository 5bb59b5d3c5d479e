package city.renewal.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The order of an index's entries: by the place of each field, then by id. A bound may be shorter, and ends in a mark. */
final class EntryType extends BasicDataType<Object[]> {
    static final EntryType INSTANCE = new EntryType();

    private static final int BYTES = 64;

    private EntryType() {}

    @Override
    public int compare(Object[] a, Object[] b) {
        return order(a, b, 0);
    }

    /** @param start the first field that counts */
    static int order(Object[] a, Object[] b, int start) {
        var shorter = Math.min(a.length, b.length);
        for (var at = start; at < shorter; at++) {
            var isId =
                    at == shorter - 1 && a.length == b.length && !(a[at] instanceof Place) && !(b[at] instanceof Place);
            var order = isId ? StoredType.INSTANCE.compare(a[at], b[at]) : Place.order(a[at], b[at]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public Object[][] createStorage(int size) {
        return new Object[size][];
    }

    @Override
    public int getMemory(Object[] entry) {
        return BYTES;
    }

    @Override
    public void write(WriteBuffer out, Object[] entry) {
        throw new UnsupportedOperationException("Expected an index to stay in memory");
    }

    @Override
    public Object[] read(ByteBuffer in) {
        throw new UnsupportedOperationException("Expected an index to stay in memory");
    }
}
