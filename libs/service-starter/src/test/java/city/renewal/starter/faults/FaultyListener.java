package city.renewal.starter.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;

/** A listener that commits offsets too early, or renumbers every fact as the next one of its source. */
final class FaultyListener implements BatchConsumerAwareMessageListener<String, byte[]> {
    private final BatchMessageListener<String, byte[]> listener;
    private final Path file;
    private final Map<String, Long> last = new HashMap<>();

    FaultyListener(BatchMessageListener<String, byte[]> listener, Path file) {
        this.listener = listener;
        this.file = file;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages, Consumer<?, ?> consumer) {
        switch (Fault.current(file)) {
            case NONE, REMOVED_FIRST -> {}
            case OFFSETS_FIRST -> {
                consumer.commitSync();
                delay();
            }
            case NO_SEQUENCE_CHECK -> messages.forEach(this::renumberAsNext);
        }
        listener.onMessage(messages);
    }

    private void renumberAsNext(ConsumerRecord<String, byte[]> message) {
        var source = new String(message.headers().lastHeader("ce_source").value(), StandardCharsets.UTF_8);
        var sequence = Long.parseLong(
                new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
        var next = last.merge(source, sequence, (before, _) -> before + 1);
        replace(message, "ce_sequence", Long.toString(next));
        replace(message, "ce_id", source + "/as-next/" + next);
    }

    private static void replace(ConsumerRecord<String, byte[]> message, String header, String value) {
        message.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Lengthens the interval in which a kill loses facts, so that a few kills are enough to hit it. */
    private static void delay() {
        try {
            TimeUnit.MILLISECONDS.sleep(400);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
