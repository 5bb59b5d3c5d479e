package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.NewAggregate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Contract test of every implementation of {@link Aggregates}. */
public abstract class AggregatesContract {
    /** A sample state. */
    public record Counter(String name, int count) {}

    /** An empty repository that no other test uses. */
    protected abstract Aggregates<Counter> aggregates();

    protected static Change<Counter> change(String name, int count, int facts) {
        return new Change<>(new Counter(name, count), SampleFacts.about(name, facts), null);
    }

    @Test
    void loadsACreatedAggregateAtVersionOne() {
        var aggregates = aggregates();

        assertThat(aggregates.create("a", change("a", 1, 2))).isTrue();

        var read = aggregates.load("a").orElseThrow();
        assertThat(read.state()).isEqualTo(new Counter("a", 1));
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.sequence()).isEqualTo(2);
        assertThat(aggregates.load("b")).isEmpty();
    }

    @Test
    void createChangesNothingIfTheIdIsTaken() {
        var aggregates = aggregates();
        aggregates.create("a", change("a", 1, 1));

        assertThat(aggregates.create("a", change("other", 9, 1))).isFalse();

        assertThat(aggregates.load("a").orElseThrow().state()).isEqualTo(new Counter("a", 1));
    }

    @Test
    void createAllCreatesAggregatesWithFreeIdsAndReturnsTheOthers() {
        var aggregates = aggregates();
        aggregates.create("b", change("b", 1, 0));

        var taken = aggregates.createAll(List.of(
                new NewAggregate<>("a", change("a", 1, 1)),
                new NewAggregate<>("b", change("other", 9, 1)),
                new NewAggregate<>("c", change("c", 1, 1))));

        assertThat(taken).containsExactly("b");
        assertThat(aggregates.loadAll(List.of("a", "b", "c", "d")))
                .extracting(stored -> stored.state().name())
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(aggregates.createAll(List.of())).isEmpty();
    }

    @Test
    void countsVersionsByWritesAndSequencesByFacts() {
        var aggregates = aggregates();
        aggregates.create("a", change("a", 1, 2));

        var version = aggregates.save(aggregates.load("a").orElseThrow(), change("a", 2, 0));
        aggregates.save(aggregates.load("a").orElseThrow(), change("a", 3, 3));

        var read = aggregates.load("a").orElseThrow();
        assertThat(version).isEqualTo(2);
        assertThat(read.version()).isEqualTo(3);
        assertThat(read.sequence()).isEqualTo(5);
        assertThat(read.state().count()).isEqualTo(3);
    }

    @Test
    void saveFailsAfterAConcurrentChange() {
        var aggregates = aggregates();
        aggregates.create("a", change("a", 1, 0));
        var read = aggregates.load("a").orElseThrow();
        aggregates.save(read, change("a", 2, 0));

        assertThatThrownBy(() -> aggregates.save(read, change("a", 3, 1))).isInstanceOf(ConcurrentChange.class);
        assertThatThrownBy(() -> aggregates.publishSnapshot(read, SampleFacts.about("a")))
                .isInstanceOf(ConcurrentChange.class);

        assertThat(aggregates.load("a").orElseThrow().state().count()).isEqualTo(2);
    }

    @Test
    void remembersTheCommandsThatHadAnEffect() {
        var aggregates = aggregates();
        aggregates.create("a", new Change<>(new Counter("a", 1), List.of(), "k1"));
        aggregates.save(aggregates.load("a").orElseThrow(), new Change<>(new Counter("a", 2), List.of(), "k2"));

        var read = aggregates.load("a").orElseThrow();

        assertThat(read.hasHandled("k1")).isTrue();
        assertThat(read.hasHandled("k2")).isTrue();
        assertThat(read.hasHandled("k3")).isFalse();
        assertThat(read.handled()).extracting("version").containsExactly(1L, 2L);
    }

    @Test
    void publishesASnapshotWithoutANewSequenceNumber() {
        var aggregates = aggregates();
        aggregates.create("a", change("a", 1, 2));

        aggregates.publishSnapshot(aggregates.load("a").orElseThrow(), SampleFacts.about("a"));

        var read = aggregates.load("a").orElseThrow();
        assertThat(read.sequence()).isEqualTo(2);
        assertThat(read.version()).isEqualTo(2);
    }

    @Test
    void letsOneOfManyWritersWinEachVersion() throws Exception {
        var aggregates = aggregates();
        aggregates.create("a", change("a", 0, 0));
        try (var writers = Executors.newFixedThreadPool(4)) {
            Callable<Integer> writer = () -> {
                var won = 0;
                while (won < 25) {
                    var read = aggregates.load("a").orElseThrow();
                    try {
                        aggregates.save(read, change("a", read.state().count() + 1, 1));
                        won++;
                    } catch (ConcurrentChange e) {
                        Thread.onSpinWait();
                    }
                }
                return won;
            };
            for (var done : writers.invokeAll(List.of(writer, writer, writer, writer))) {
                assertThat(done.get()).isEqualTo(25);
            }
        }

        var read = aggregates.load("a").orElseThrow();
        assertThat(read.state().count()).isEqualTo(100);
        assertThat(read.version()).isEqualTo(101);
        assertThat(read.sequence()).isEqualTo(100);
    }
}
