package city.renewal.starter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BsonTest {
    record Inner(String text, @Nullable Instant at) {}

    record Everything(
            String text,
            int number,
            long big,
            boolean truth,
            BigDecimal decimal,
            @Nullable Money money,
            LocalDate date,
            Instant at,
            List<Inner> list,
            Map<String, Integer> map) {}

    @Test
    void givesBackEveryRecordThatItWasGiven() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 500; i++) {
            var value = any(random);

            var back = Bson.read(Bson.document(value), Everything.class);

            assertThat(back).as("seed %d, round %d", seed, i).isEqualTo(value);
        }
    }

    @Test
    void keepsDatesAndMoneyAsTextAndLeavesNullsOut() {
        var document = Bson.document(new Everything(
                "x",
                1,
                2L,
                true,
                new BigDecimal("1.50"),
                null,
                LocalDate.of(2023, 6, 30),
                Instant.parse("2023-06-30T00:00:00Z"),
                List.of(new Inner("y", null)),
                Map.of()));

        assertThat(document.get("date")).isEqualTo("2023-06-30");
        assertThat(document.get("at")).isEqualTo("2023-06-30T00:00:00Z");
        assertThat(document).doesNotContainKey("money");
        assertThat(document.getList("list", Document.class).getFirst()).doesNotContainKey("at");
    }

    record Answered(boolean heard, boolean isLast, @Nullable Boolean wanted) {
        public boolean isOpen() {
            return !heard;
        }

        public boolean isHeard() {
            return heard;
        }
    }

    @Test
    void storesRecordComponentsAndNoDerivedProperties() {
        var document = Bson.document(new Answered(true, true, false));

        assertThat(document)
                .isEqualTo(new Document("heard", true).append("isLast", true).append("wanted", false));
        assertThat(Bson.read(document, Answered.class)).isEqualTo(new Answered(true, true, false));
        assertThat(Bson.read(document.append("open", true), Answered.class).isOpen())
                .as("as an older version stored it")
                .isFalse();
    }

    @Test
    void ignoresPropertiesThatANewerVersionAdded() {
        var document = new Document("text", "x").append("addedLater", 1);

        assertThat(Bson.read(document, Inner.class)).isEqualTo(new Inner("x", null));
    }

    @Test
    void refusesAValueThatIsNotAnObject() {
        assertThatThrownBy(() -> Bson.document("text")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Everything any(SplittableRandom random) {
        var list = new ArrayList<Inner>();
        for (var i = random.nextInt(4); i > 0; i--) {
            list.add(new Inner(text(random), random.nextBoolean() ? null : instant(random)));
        }
        var map = new TreeMap<String, Integer>();
        for (var i = random.nextInt(4); i > 0; i--) {
            map.put("k" + i, random.nextInt());
        }
        var cents = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 2);
        return new Everything(
                text(random),
                random.nextInt(),
                random.nextLong(),
                random.nextBoolean(),
                BigDecimal.valueOf(random.nextLong(), random.nextInt(6)),
                random.nextBoolean() ? null : new Money(cents, "CNY"),
                LocalDate.ofEpochDay(random.nextInt(-20_000, 40_000)),
                instant(random),
                list,
                map);
    }

    private static Instant instant(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private static String text(SplittableRandom random) {
        var bytes = new byte[random.nextInt(12)];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return "节点 $." + HexFormat.of().formatHex(bytes);
    }
}
