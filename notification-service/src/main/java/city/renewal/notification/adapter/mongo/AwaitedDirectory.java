package city.renewal.notification.adapter.mongo;

import city.renewal.events.Person;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.recipient.KnownPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A directory that waits a moment for people whom it doesn't have: their facts come on another topic than those of the nodes
 * that name them, and may be a moment later.
 *
 * <p>A wait in vain is followed by five times as long without one, so that without a directory callers are slowed by a sixth
 * at most. Thread-safe.
 */
public final class AwaitedDirectory implements Directory {
    private static final Duration POLL_EVERY = Duration.ofMillis(25);
    private static final int REST = 5;

    private final Directory directory;
    private final Duration grace;
    private final InstantSource real;
    private volatile Instant waitsFrom = Instant.MIN;

    /** @param grace how long it waits at most */
    public AwaitedDirectory(Directory directory, Duration grace, InstantSource real) {
        this.directory = directory;
        this.grace = grace;
        this.real = real;
    }

    @Override
    public KnownPeople among(Collection<String> personIds, Collection<String> unitIds) {
        var known = directory.among(personIds, unitIds);
        var began = real.instant();
        if (hasAll(known, personIds) || began.isBefore(waitsFrom)) {
            return known;
        }
        while (real.instant().isBefore(began.plus(grace))) {
            if (isInterrupted()) {
                return known;
            }
            known = directory.among(personIds, unitIds);
            if (hasAll(known, personIds)) {
                return known;
            }
        }
        waitsFrom = real.instant().plus(grace.multipliedBy(REST));
        return known;
    }

    private static boolean hasAll(KnownPeople known, Collection<String> personIds) {
        return personIds.stream().allMatch(known::isRecorded);
    }

    private static boolean isInterrupted() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_EVERY.toMillis());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public List<Person> people(Collection<String> personIds) {
        return directory.people(personIds);
    }

    @Override
    public List<Person> active(String after, int limit) {
        return directory.active(after, limit);
    }

    @Override
    public void keepAll(Collection<RecordedPerson> recorded) {
        directory.keepAll(recorded);
    }
}
