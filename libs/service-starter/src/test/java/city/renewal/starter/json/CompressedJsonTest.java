package city.renewal.starter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.Anchor;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.Topics;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.events.IncomingMessage;
import city.renewal.starter.outbox.OutgoingFact;
import city.renewal.starter.testing.SamplePlans;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

class CompressedJsonTest {
    private static PlanSet plan(int nodes, String name) {
        var planned = IntStream.range(0, nodes)
                .mapToObj(n -> SamplePlans.node(
                        "n" + n, name + n, n == 0 ? List.<Predecessor>of() : List.of(SamplePlans.after("n" + (n - 1)))))
                .<PlannedNode>map(node -> node)
                .toList();
        return new PlanSet(
                new Plan("NATURAL", Anchor.startOn(LocalDate.of(2023, 7, 1)), List.of(), planned),
                "p-unit",
                Instant.parse("2023-06-30T00:00:00Z"));
    }

    @Test
    void aPlanOfTwentyThousandNodesIsReadAsItWasWrittenAndTakesATenthOfADocumentsLimit() {
        var event = plan(20_000, "老旧小区改造施工图设计");

        var document = LargeFacts.document(event);

        assertThat(Bson.read(document, PlanSet.class)).isEqualTo(event);
        assertThat(size(document)).isLessThan(1_600_000);
    }

    @Test
    void aSmallPlanStaysReadableInEveryTool() {
        var event = plan(3, "施工");

        var document = LargeFacts.document(event);

        assertThat(CompressedJson.bytes(document)).isNull();
        assertThat(document.get("plan", Document.class).getList("nodes", Document.class))
                .hasSize(3);
        assertThat(Bson.read(document, PlanSet.class)).isEqualTo(event);
    }

    @Test
    void aLargeFactTravelsCompressedAndSaysSo() {
        var event = plan(2_000, "施工");
        var message = EventJson.write(
                Topics.PROJECT,
                new OutgoingFact(
                        "id",
                        "/projects/p1",
                        "city.renewal.project.plan-set.v1",
                        "p1",
                        Instant.EPOCH,
                        2,
                        LargeFacts.document(event),
                        null));

        var header = Objects.requireNonNull(message.headers().lastHeader("content-encoding"));
        var read = EventJson.read(new ConsumerRecord<>(
                Topics.PROJECT,
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                message.value().length,
                "p1",
                message.value(),
                new RecordHeaders(message.headers().toArray()),
                java.util.Optional.empty()));

        assertThat(new String(header.value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("gzip");
        assertThat(read)
                .isInstanceOfSatisfying(
                        IncomingMessage.Fact.class,
                        fact -> assertThat(fact.envelope().event()).isEqualTo(event));
    }

    @Test
    void aPlanThatCannotBeCompressedEnoughIsRefusedWithTheLimit() {
        var random = new java.util.Random(7);
        var names = IntStream.range(0, 20_000)
                .mapToObj(_ -> random.ints(400, 0x4e00, 0x9fa5)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
        var nodes = IntStream.range(0, names.size())
                .mapToObj(n -> SamplePlans.node("n" + n, names.get(n), List.of()))
                .toList();
        var event = new PlanSet(
                new Plan("NATURAL", Anchor.startOn(LocalDate.of(2023, 7, 1)), List.of(), nodes), "p", Instant.EPOCH);

        assertThatThrownBy(() -> LargeFacts.document(event))
                .isInstanceOf(LargeFacts.TooLarge.class)
                .hasMessageContaining("of 4000000");
    }

    private static int size(Document document) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            new DocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return buffer.getSize();
        }
    }
}
