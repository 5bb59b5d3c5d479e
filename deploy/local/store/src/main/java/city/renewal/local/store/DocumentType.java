package city.renewal.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How the file keeps the documents of a collection.
 *
 * <pre>
 * 1                  length: varint  BSON
 * 3  varint          length: varint  BSON       as older files have it
 * </pre>
 */
final class DocumentType extends BasicDataType<Stored> {
    static final DocumentType INSTANCE = new DocumentType();

    private static final byte WEIGHED = 3;

    private DocumentType() {}

    @Override
    public Stored[] createStorage(int size) {
        return new Stored[size];
    }

    @Override
    public int getMemory(Stored stored) {
        return stored.weight();
    }

    @Override
    public void write(WriteBuffer out, Stored stored) {
        var bson = stored.bson();
        out.put(StoredType.AS_BSON).putVarInt(bson.length).put(bson);
    }

    @Override
    public Stored read(ByteBuffer in) {
        var form = in.get();
        if (form == WEIGHED) {
            DataUtils.readVarInt(in);
            return Stored.of(bson(in));
        }
        if (form == StoredType.AS_BSON) {
            return Stored.of(bson(in));
        }
        throw new IllegalStateException("Expected a document, but found the form %d".formatted(form));
    }

    private static byte[] bson(ByteBuffer in) {
        var bson = new byte[DataUtils.readVarInt(in)];
        in.get(bson);
        return bson;
    }
}
