package city.renewal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ProjectEvent;
import city.renewal.starter.events.FactBatchHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that the check of {@link FoldOnStoreIT} can fail: it detects each of these faulty variants. */
class FaultyVariantsIT {
    private final FoldOnStore store = new FoldOnStore();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomCampaign campaign = RandomCampaign.of(random, 6, 30);

    @AfterEach
    void close() {
        store.close();
    }

    /** Crashes at least the first two times, so that there is something to detect. */
    private void crashAt(CrashInjector.Point where) {
        var reached = new AtomicInteger();
        store.crashes.when(point -> point == where && (reached.getAndIncrement() < 2 || random.nextInt(4) == 0));
    }

    private List<String> differences() {
        store.crashes.never();
        store.sweepAll();
        var expected = new TreeMap<String, city.renewal.progress.domain.row.DeadlineRow>();
        campaign.byProject()
                .forEach((id, facts) ->
                        PureFold.rows(id, facts).forEach(row -> expected.put(id + "/" + row.nodeId(), row)));
        return city.renewal.progress.application.state.ListComparison.of(
                        expected.values().stream(),
                        store.rows.stream(),
                        city.renewal.progress.application.rebuild.Rebuilds::id)
                .differences();
    }

    @Test
    void detectsAConsumerThatCommitsOffsetsBeforeHandling() {
        crashAt(CrashInjector.Point.BEFORE_JOURNAL);

        new SimulatedTopic(campaign.mixed(), random).committingFirstTo(store.fold::handle);

        assertThat(differences()).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void detectsAFoldWithoutSequenceCheck() {
        crashAt(CrashInjector.Point.AFTER_MARKING_PROJECTED);

        new SimulatedTopic(campaign.mixed(), random).to(new FoldWithoutSequenceCheck());

        assertThat(differences()).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void detectsNothingWithTheRealFold() {
        crashAt(CrashInjector.Point.AFTER_MARKING_PROJECTED);

        new SimulatedTopic(campaign.mixed(), random).to(store.fold::handle);

        assertThat(differences()).as("seed %d", seed).isEmpty();
    }

    /** Renumbers every fact as the next one, like a fold without a sequence check. */
    private final class FoldWithoutSequenceCheck implements FactBatchHandler {
        @Override
        public void handle(List<Envelope<?>> facts) {
            var next = new HashMap<String, Long>();
            var taken = new ArrayList<Envelope<?>>();
            for (var fact : facts) {
                if (fact.event() instanceof ProjectEvent event) {
                    var number = next.merge(fact.subject(), sequence(fact.subject()) + 1, (last, _) -> last + 1);
                    taken.add(Envelope.of(fact.source(), fact.subject(), number, event)
                            .withId(UUID.randomUUID().toString()));
                } else {
                    taken.add(fact);
                }
            }
            store.fold.handle(taken);
        }

        private long sequence(String projectId) {
            return store.documents
                    .load(projectId)
                    .map(stored -> stored.progress().sequence())
                    .orElse(0L);
        }
    }
}
