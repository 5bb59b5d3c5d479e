package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of one document in a record of the log.
 *
 * <pre>
 * 1  collection  record id: 8 bytes  {_id}: BSON  document: BSON      the document's version from now on
 * 2  collection  record id: 8 bytes                                   the document was removed
 * collection     length: 2 bytes, UTF-8, with the database's name
 * </pre>
 *
 * @param document null where it was removed
 * @param start of the entry in the record's content
 */
record LogEntry(String collection, Long recordId, @Nullable StoredDocument document, int start) {
    private static final byte PUT = 1;
    private static final byte REMOVE = 2;

    /** The entries of a record whose content begins at this position of the segment. */
    static List<LogEntry> parse(LogSegment segment, byte[] content, long position) {
        var entries = new ArrayList<LogEntry>();
        var in = Unpooled.wrappedBuffer(content);
        while (in.isReadable()) {
            var start = in.readerIndex();
            var kind = in.readByte();
            var collection = in.readCharSequence(in.readUnsignedShort(), StandardCharsets.UTF_8)
                    .toString();
            Long recordId = in.readLong();
            @Nullable StoredDocument document = null;
            if (kind == PUT) {
                var id = BsonDecoder.decodeBson(in).get(StoredDocument.ID);
                var begin = in.readerIndex();
                var length = in.getIntLE(begin);
                in.skipBytes(length);
                document = new StoredDocument(id, segment, position + begin, length, in.readerIndex() - start);
            } else if (kind != REMOVE) {
                throw new IllegalStateException("Expected an entry of the log, but found the form " + kind);
            }
            entries.add(new LogEntry(collection, recordId, document, start));
        }
        return entries;
    }

    /**
     * Appends an entry to the buffer, or nothing and throws.
     *
     * @param position of the buffer's begin in the segment
     */
    static StoredDocument put(
            ByteBuf out, String collection, Long recordId, Document document, LogSegment segment, long position) {
        var start = out.writerIndex();
        try {
            writeHead(out, PUT, collection, recordId);
            var id = document.get(StoredDocument.ID);
            BsonEncoder.encodeDocument(id == null ? new Document() : new Document(StoredDocument.ID, id), out);
            var begin = out.writerIndex();
            BsonEncoder.encodeDocument(document, out);
            var end = out.writerIndex();
            return new StoredDocument(id, segment, position + begin, end - begin, end - start);
        } catch (RuntimeException notEncodable) {
            out.writerIndex(start);
            throw notEncodable;
        }
    }

    static void remove(ByteBuf out, String collection, Long recordId) {
        writeHead(out, REMOVE, collection, recordId);
    }

    private static void writeHead(ByteBuf out, byte kind, String collection, Long recordId) {
        var name = collection.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind).writeShort(name.length).writeBytes(name).writeLong(recordId);
    }
}
