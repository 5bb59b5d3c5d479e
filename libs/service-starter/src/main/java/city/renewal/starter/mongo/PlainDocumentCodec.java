package city.renewal.starter.mongo;

import com.mongodb.MongoClientSettings;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectibleCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Writes the same bytes as the driver's document codec, but faster: the driver looks a codec up for every value, while
 * this codec writes the most frequent value types directly. It delegates other types and all reading to the driver.
 */
public final class PlainDocumentCodec implements CollectibleCodec<Document> {
    private static final String ID = "_id";

    private final CodecRegistry others = MongoClientSettings.getDefaultCodecRegistry();
    private final DocumentCodec driver = new DocumentCodec(others);

    @Override
    public void encode(BsonWriter writer, Document document, EncoderContext context) {
        writer.writeStartDocument();
        // The driver writes the {@code _id} of an inserted document first.
        var isIdFirst = context.isEncodingCollectibleDocument() && document.containsKey(ID);
        if (isIdFirst) {
            writer.writeName(ID);
            write(writer, document.get(ID));
        }
        for (var member : document.entrySet()) {
            if (!isIdFirst || !member.getKey().equals(ID)) {
                writer.writeName(member.getKey());
                write(writer, member.getValue());
            }
        }
        writer.writeEndDocument();
    }

    private void write(BsonWriter writer, @Nullable Object value) {
        switch (value) {
            case null -> writer.writeNull();
            case String text -> writer.writeString(text);
            case Integer number -> writer.writeInt32(number);
            case Long number -> writer.writeInt64(number);
            case Boolean truth -> writer.writeBoolean(truth);
            case Date instant -> writer.writeDateTime(instant.toInstant().toEpochMilli());
            case Double number -> writer.writeDouble(number);
            case Document document -> members(writer, document);
            case Collection<?> items -> {
                writer.writeStartArray();
                items.forEach(item -> write(writer, item));
                writer.writeEndArray();
            }
            default -> other(writer, value);
        }
    }

    private void members(BsonWriter writer, Map<String, ?> members) {
        writer.writeStartDocument();
        members.forEach((name, value) -> {
            writer.writeName(name);
            write(writer, value);
        });
        writer.writeEndDocument();
    }

    @SuppressWarnings("unchecked")
    private void other(BsonWriter writer, Object value) {
        var codec = (Codec<Object>) others.get(value.getClass());
        codec.encode(writer, value, EncoderContext.builder().build());
    }

    @Override
    public Document decode(BsonReader reader, DecoderContext context) {
        return driver.decode(reader, context);
    }

    @Override
    public Class<Document> getEncoderClass() {
        return Document.class;
    }

    @Override
    public Document generateIdIfAbsentFromDocument(Document document) {
        return driver.generateIdIfAbsentFromDocument(document);
    }

    @Override
    public boolean documentHasId(Document document) {
        return driver.documentHasId(document);
    }

    @Override
    public BsonValue getDocumentId(Document document) {
        return driver.getDocumentId(document);
    }
}
