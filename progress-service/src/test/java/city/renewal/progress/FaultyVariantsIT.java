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

/** The check by which {@link FoldOnStoreIT} holds is able to fail: it reports each of these. */
class FaultyVariantsIT {
    private final FoldOnStore store = new FoldOnStore();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomCampaign campaign = RandomCampaign.of(random, 6, 30);

    @AfterEach
    void close() {
        store.close();
    }

    /** The first two times surely, or there might be nothing to report. */
    private void diesAt(Crashes.Point where) {
        var reached = new AtomicInteger();
        store.crashes.when(point -> point == where && (reached.getAndIncrement() < 2 || random.nextInt(4) == 0));
    }

    private List<String> differences() {
        store.crashes.never();
        store.sweepAll();
        var expected = new TreeMap<String, city.renewal.progress.domain.DeadlineRow>();
        campaign.byProject()
                .forEach((id, facts) ->
                        PureFold.rows(id, facts).forEach(row -> expected.put(id + "/" + row.nodeId(), row)));
        return city.renewal.progress.application.ListComparison.of(
                        expected.values().stream(), store.rows.stream(), city.renewal.progress.application.Rebuilds::id)
                .differences();
    }

    @Test
    void reportsAReaderThatCommitsItsOffsetsFirst() {
        diesAt(Crashes.Point.BEFORE_JOURNAL);

        new Deliveries(campaign.mixed(), random).committingFirstTo(store.fold::handle);

        assertThat(differences()).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void reportsAFoldThatDoesNotLookAtSequenceNumbers() {
        diesAt(Crashes.Point.AFTER_SETTLING);

        new Deliveries(campaign.mixed(), random).to(new Unchecked());

        assertThat(differences()).as("seed %d", seed).isNotEmpty();
    }

    @Test
    void reportsNothingWhenTheSameDeliveriesMeetTheRealFold() {
        diesAt(Crashes.Point.AFTER_SETTLING);

        new Deliveries(campaign.mixed(), random).to(store.fold::handle);

        assertThat(differences()).as("seed %d", seed).isEmpty();
    }

    /** Takes every fact of a project for the next one, as a fold without a sequence check does. */
    private final class Unchecked implements FactBatchHandler {
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
