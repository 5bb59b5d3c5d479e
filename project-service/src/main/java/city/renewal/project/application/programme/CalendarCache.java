package city.renewal.project.application.programme;

import city.renewal.events.ProjectEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches the calendar book. The calendars are read again after five seconds, so that all instances agree soon; the book
 * is rebuilt only if a version changed. Thread-safe.
 */
public final class CalendarCache {
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    /** A calendar book, the versions that it was built from, and when they were last read. */
    private record Snapshot(
            CalendarBook book, Map<String, NamedCalendar> calendars, TreeMap<String, Long> versions, Instant readAt) {}

    private final NamedCalendars calendars;
    private final InstantSource real;
    private volatile @Nullable Snapshot snapshot;

    /** @param real real time, not the drill clock: it measures the age of the cache */
    public CalendarCache(NamedCalendars calendars, InstantSource real) {
        this.calendars = calendars;
        this.real = real;
    }

    public CalendarBook book() {
        return snapshot().book();
    }

    private Snapshot snapshot() {
        var known = snapshot;
        if (known != null && real.instant().isBefore(known.readAt().plus(MAX_AGE))) {
            return known;
        }
        var now = real.instant();
        var all = calendars.all();
        var versions = new TreeMap<String, Long>();
        all.forEach(stored -> versions.put(stored.id(), stored.version()));
        var book = known != null && known.versions().equals(versions) ? known.book() : of(all);
        var byId = new HashMap<String, NamedCalendar>();
        all.forEach(stored -> byId.put(stored.id(), stored.state()));
        var read = new Snapshot(book, Map.copyOf(byId), versions, now);
        snapshot = read;
        return read;
    }

    /**
     * The calendars that a project's plan may name: those without an area, and those of areas that contain the project.
     */
    public Calendars of(ProjectEntry entry) {
        var there = snapshot();
        return there.book().forProject(entry.programme(), entry.headquarters()).only(id -> {
            var calendar = there.calendars().get(id);
            return calendar == null || calendar.isFor(entry.area());
        });
    }

    /** Drops the snapshot; the next call reads the calendars again. */
    public void invalidate() {
        snapshot = null;
    }

    private static CalendarBook of(List<StoredAggregate<NamedCalendar>> all) {
        return CalendarBook.of(all.stream()
                .map(StoredAggregate::state)
                .map(NamedCalendar::rules)
                .toList());
    }
}
