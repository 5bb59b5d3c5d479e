package city.renewal.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "facts";

    @TempDir
    Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void keepsRecordsAndOffsetsAcrossAnOrderlyRestart() throws Exception {
        try (var broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker.bootstrapServers());
            send(broker.bootstrapServers(), List.of("one", "two"));
            assertThat(poll(broker.bootstrapServers(), "readers", 2)).containsExactly("one", "two");
        }

        try (var broker = EmbeddedBroker.start(folder, 0)) {
            send(broker.bootstrapServers(), List.of("three"));
            assertThat(poll(broker.bootstrapServers(), "readers", 1)).containsExactly("three");
            assertThat(poll(broker.bootstrapServers(), "late readers", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void losesNoAcknowledgedRecordWhenItIsKilled() throws Exception {
        var port = freePort();
        for (var round = 0; round < 3; round++) {
            var process = start(port);
            try {
                if (round == 0) {
                    createTopic("127.0.0.1:" + port);
                }
                sendUntilKilled(process, port, 500);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (var broker = EmbeddedBroker.start(folder, port)) {
            var found = everything(broker.bootstrapServers());
            assertThat(found).containsAll(Set.copyOf(acknowledged));
        }
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(1_500);
    }

    private void sendUntilKilled(Process process, int port, int records) throws InterruptedException {
        var enough = new CountDownLatch(records);
        var settings = producerSettings("127.0.0.1:" + port);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sender = Thread.ofVirtual().start(() -> {
                for (var i = 0; process.isAlive(); i++) {
                    var value = process.pid() + "-" + i;
                    producer.send(new ProducerRecord<>(TOPIC, "key", value), (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.add(value);
                            enough.countDown();
                        }
                    });
                }
            });
            enough.await();
            process.destroyForcibly().waitFor();
            sender.join();
            producer.close(Duration.ZERO);
        }
    }

    private static Map<String, Object> producerSettings(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "max.block.ms",
                "3000",
                "delivery.timeout.ms",
                "20000",
                "request.timeout.ms",
                "10000",
                "buffer.memory",
                "1000000");
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(String bootstrapServers, List<String> values) throws Exception {
        try (var producer = new KafkaProducer<>(
                producerSettings(bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            }
        }
    }

    private static List<String> poll(String bootstrapServers, String group, int expected) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "group.id", group, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var values = new ArrayList<String>();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
            return values;
        }
    }

    /** Reads to the end, including records that were stored without an acknowledgement or twice. */
    private static Set<String> everything(String bootstrapServers) {
        var partition = new TopicPartition(TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var values = new HashSet<String>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private Process start(int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        "--data",
                        folder.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .start();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            System.out.println(line);
            if (line.startsWith("broker: ready")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                return process;
            }
        }
        throw new IllegalStateException("Expected the broker to start, but it ended");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
