package city.renewal.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The order of an index's entries: by the value of each field, then by id. A bound of a range may be shorter than an
 * entry, and ends in {@link IndexValue#MIN} or {@link IndexValue#MAX}.
 */
final class IndexEntryDataType extends BasicDataType<Object[]> {
    static final IndexEntryDataType INSTANCE = new IndexEntryDataType();

    private static final int ENTRY_BYTES = 64;

    private IndexEntryDataType() {}

    @Override
    public int compare(Object[] a, Object[] b) {
        return compareFrom(a, b, 0);
    }

    /** @param start the first field that is compared */
    static int compareFrom(Object[] a, Object[] b, int start) {
        var commonLength = Math.min(a.length, b.length);
        for (var at = start; at < commonLength; at++) {
            var isId = at == commonLength - 1
                    && a.length == b.length
                    && !(a[at] instanceof IndexValue)
                    && !(b[at] instanceof IndexValue);
            var comparison = isId ? KeyDataType.INSTANCE.compare(a[at], b[at]) : IndexValue.compare(a[at], b[at]);
            if (comparison != 0) {
                return comparison;
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
        return ENTRY_BYTES;
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
