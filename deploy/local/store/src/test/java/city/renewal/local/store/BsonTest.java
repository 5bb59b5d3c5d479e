package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The encoder writes the library's bytes, and the decoder reads the library's values. */
class BsonTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void writesAndReadsWhatTheLibraryDoes() {
        System.out.println("BsonTest seed " + seed);
        for (int n = 0; n < 2_000; n++) {
            var document = document(3);
            var encoded = encodedByTheLibrary(document);

            assertThat(BsonSink.encode(document).bytes())
                    .as("seed %d: %s", seed, document)
                    .isEqualTo(encoded);
            // Some of the library's value classes have no equals method.
            assertThat(encodedByTheLibrary(BsonSource.document(encoded)))
                    .as("seed %d: %s", seed, document)
                    .isEqualTo(encodedByTheLibrary(BsonDecoder.decodeBson(Unpooled.wrappedBuffer(encoded))));
        }
    }

    @Test
    void aRawValueIsTheSameWhenItIsWrittenOrDecoded() {
        System.out.println("BsonTest seed " + seed);
        var rawValues = 0;
        for (int n = 0; n < 2_000; n++) {
            var encoded = encodedByTheLibrary(document(3).append("_id", document(1)));
            var shallow = BsonSource.shallowDocument(encoded);

            assertThat(BsonSink.encode(shallow).bytes()).as("seed %d", seed).isEqualTo(encoded);
            assertThat(shallow.get("_id")).isInstanceOf(Document.class);
            rawValues += (int)
                    shallow.values().stream().filter(RawBson.class::isInstance).count();
            RawBson.decodeAll(shallow);
            assertThat(shallow.values()).noneMatch(RawBson.class::isInstance);
            assertThat(encodedByTheLibrary(shallow)).as("seed %d", seed).isEqualTo(encoded);
        }
        assertThat(rawValues).as("seed %d", seed).isGreaterThan(100);
    }

    @Test
    void growsForNamesAndStringsOfEveryLength() {
        for (int length = 0; length < 40_000; length = length * 3 + 1) {
            for (var letter : List.of("x", "ü", "城", "\uD83C\uDFD7")) {
                var document = new Document(letter.repeat(length) + "n", letter.repeat(length)).append("n", 1L);

                assertThat(BsonSink.encode(document).bytes()).isEqualTo(encodedByTheLibrary(document));
                assertThat(BsonSource.document(encodedByTheLibrary(document))).isEqualTo(document);
            }
        }
    }

    @Test
    void refusesBytesThatAreCutOrChanged() {
        System.out.println("BsonTest seed " + seed);
        for (int n = 0; n < 500; n++) {
            var encoded = encodedByTheLibrary(document(2));
            var cut = Arrays.copyOf(encoded, random.nextInt(encoded.length));

            assertThatThrownBy(() -> BsonSource.document(cut))
                    .as("seed %d", seed)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static byte[] encodedByTheLibrary(Document document) {
        var buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        return ByteBufUtil.getBytes(buffer);
    }

    private Document document(int depth) {
        var document = new Document();
        for (int n = random.nextInt(8); n > 0; n--) {
            document.put(random.nextInt(9) == 0 ? "名" + n : "name" + random.nextInt(2_000), value(depth));
        }
        return document;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 19 : 17)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian();
            case 4 -> random.nextBoolean();
            case 5 -> Instant.ofEpochMilli(random.nextLong(1L << 42));
            case 6 -> new ObjectId();
            case 7 -> new BinData(new byte[random.nextInt(300)]);
            case 8 -> new UUID(random.nextLong(), random.nextLong());
            case 9 -> new Decimal128(random.nextLong(), random.nextLong());
            case 10 -> new BsonTimestamp(random.nextLong());
            case 11 -> new BsonRegularExpression("^x.*", "i");
            case 12 -> MinKey.getInstance();
            case 13 -> MaxKey.getInstance();
            case 14 -> new BsonJavaScript("1");
            case 15 -> "";
            case 16 -> "城市更新 " + "x".repeat(random.nextInt(500));
            case 17 -> document(depth - 1);
            default -> {
                var items = new ArrayList<Object>();
                for (int n = random.nextInt(13); n > 0; n--) {
                    items.add(value(depth - 1));
                }
                yield items;
            }
        };
    }
}
