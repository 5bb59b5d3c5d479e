package city.renewal.local.store;

import org.jspecify.annotations.Nullable;

/**
 * Where the log holds a document's current version. The bytes at this place never change, so it also refers to the
 * version that a query has found after the document was changed again.
 *
 * @param id the document's {@code _id}; null if it has none
 * @param position the begin of the BSON in the segment's file
 * @param length of the BSON in bytes
 * @param entryBytes of the whole entry in the log
 */
record StoredDocument(@Nullable Object id, LogSegment segment, long position, int length, int entryBytes) {
    static final String ID = "_id";
}
