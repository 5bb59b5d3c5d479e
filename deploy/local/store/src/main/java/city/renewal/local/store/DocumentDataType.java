package city.renewal.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The file's format of the documents of a collection.
 *
 * <pre>
 * 1                  length: varint  BSON
 * 3  varint          length: varint  BSON       written by older versions
 * </pre>
 */
final class DocumentDataType extends BasicDataType<StoredDocument> {
    static final DocumentDataType INSTANCE = new DocumentDataType();

    private static final byte AS_BSON_WITH_SIZE = 3;

    private DocumentDataType() {}

    @Override
    public StoredDocument[] createStorage(int size) {
        return new StoredDocument[size];
    }

    @Override
    public int getMemory(StoredDocument document) {
        return document.memoryBytes();
    }

    @Override
    public void write(WriteBuffer out, StoredDocument document) {
        var bson = document.bson();
        out.put(KeyDataType.AS_BSON).putVarInt(bson.length).put(bson);
    }

    @Override
    public StoredDocument read(ByteBuffer in) {
        var encoding = in.get();
        if (encoding == AS_BSON_WITH_SIZE) {
            DataUtils.readVarInt(in);
            return StoredDocument.of(bson(in));
        }
        if (encoding == KeyDataType.AS_BSON) {
            return StoredDocument.of(bson(in));
        }
        throw new IllegalStateException("Expected a document, but found the form %d".formatted(encoding));
    }

    private static byte[] bson(ByteBuffer in) {
        var bson = new byte[DataUtils.readVarInt(in)];
        in.get(bson);
        return bson;
    }
}
