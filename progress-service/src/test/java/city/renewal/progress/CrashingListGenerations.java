package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.progress.adapter.mongo.MongoListGenerations;
import city.renewal.progress.application.rebuild.ListGenerations;
import city.renewal.progress.application.rebuild.Rebuild;
import city.renewal.progress.application.state.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Generations whose rebuild crashes after reading a few facts of the journal. */
final class CrashingListGenerations implements ListGenerations {
    private final ListGenerations real;

    CrashingListGenerations(FoldOnStore store) {
        real = new MongoListGenerations(
                store.database,
                store.collections,
                new CrashingJournal(store.journal),
                () -> ProjectFacts.NOW,
                InstantSource.system());
    }

    @Override
    public Rebuild prepare(String generation) {
        return real.prepare(generation);
    }

    @Override
    public boolean isPrepared(String generation) {
        return real.isPrepared(generation);
    }

    @Override
    public void switchTo(String generation) {
        real.switchTo(generation);
    }

    @Override
    public boolean isSwitchUnfinished() {
        return real.isSwitchUnfinished();
    }

    @Override
    public void markSwitchFinished() {
        real.markSwitchFinished();
    }

    private record CrashingJournal(Journal journal) implements Journal {
        @Override
        public void append(List<Envelope<?>> facts) {
            journal.append(facts);
        }

        @Override
        public List<Envelope<?>> after(String source, long sequence) {
            return journal.after(source, sequence);
        }

        @Override
        public List<Envelope<?>> about(String subject, Instant before) {
            return journal.about(subject, before);
        }

        @Override
        public List<Envelope<?>> about(String subject) {
            return journal.about(subject);
        }

        @Override
        public void read(Consumer<Envelope<?>> reader) {
            var read = new AtomicInteger();
            journal.read(fact -> {
                if (read.incrementAndGet() > 2) {
                    throw new CrashInjector.SimulatedCrash(CrashInjector.Point.AMIDST_ROWS);
                }
                reader.accept(fact);
            });
        }
    }
}
