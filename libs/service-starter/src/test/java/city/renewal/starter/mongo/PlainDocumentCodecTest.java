package city.renewal.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDocumentCodecTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesWhatTheDriverDoes(boolean isToBeInserted) {
        System.out.println("PlainDocumentCodecTest seed " + seed);
        for (int n = 0; n < 1_000; n++) {
            var document = document(3);
            if (random.nextBoolean()) {
                document.put("_id", value(1));
            }

            assertThat(bytes(new PlainDocumentCodec(), document, isToBeInserted))
                    .as("seed %d: %s", seed, document)
                    .isEqualTo(bytes(
                            new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry()),
                            document,
                            isToBeInserted));
        }
    }

    private static byte[] bytes(Codec<Document> codec, Document document, boolean isToBeInserted) {
        var out = new BasicOutputBuffer();
        var context = EncoderContext.builder()
                .isEncodingCollectibleDocument(isToBeInserted)
                .build();
        codec.encode(new BsonBinaryWriter(out), document, context);
        return out.toByteArray();
    }

    private Document document(int depth) {
        var document = new Document();
        for (int n = random.nextInt(6); n > 0; n--) {
            document.put("名" + random.nextInt(20), value(depth));
        }
        return document;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 13)) {
            case 0 -> null;
            case 1 -> "城市更新";
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> random.nextBoolean();
            case 5 -> new Date(random.nextInt());
            case 6 -> random.nextGaussian();
            case 7 -> new ObjectId();
            case 8 -> new Decimal128(new BigDecimal("15600.00"));
            case 9 -> new Binary(new byte[] {1, 2});
            case 10 -> Instant.ofEpochMilli(random.nextInt());
            case 11 -> 1.5f;
            case 12 -> 'x';
            case 13 -> document(depth - 1);
            case 14 -> Map.of("key", value(depth - 1) instanceof String text ? text : 1);
            case 15 -> Set.of("one");
            default -> {
                var items = new ArrayList<Object>();
                for (int n = random.nextInt(5); n > 0; n--) {
                    items.add(value(depth - 1));
                }
                yield items;
            }
        };
    }
}
