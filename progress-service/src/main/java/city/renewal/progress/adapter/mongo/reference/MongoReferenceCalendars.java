package city.renewal.progress.adapter.mongo.reference;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.progress.adapter.mongo.collection.SequencedUpsert;
import city.renewal.progress.application.reference.ReferenceCalendars;
import city.renewal.progress.domain.evaluation.CalendarBooks;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reference copies of calendars: {@code {_id, sequence, programmes: […], calendar: {…}}}. A lower sequence never
 * replaces a higher one. The calendar book is cached until a calendar changes.
 */
public final class MongoReferenceCalendars implements ReferenceCalendars {
    private static final Document SEQUENCES = new Document("sequence", 1);

    private final MongoCollection<Document> collection;
    private volatile @Nullable Book last;

    public MongoReferenceCalendars(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public String version() {
        var sequences = new TreeMap<String, Long>();
        for (var document : collection.find().projection(SEQUENCES)) {
            sequences.put(document.getString("_id"), document.getLong("sequence"));
        }
        return sequences.toString();
    }

    @Override
    public Book current() {
        var version = version();
        var known = last;
        if (known != null && known.version().equals(version)) {
            return known;
        }
        var sequences = new TreeMap<String, Long>();
        var calendars = new ArrayList<CalendarSet>();
        for (var document : collection.find()) {
            sequences.put(document.getString("_id"), document.getLong("sequence"));
            calendars.add(
                    Bson.read(Objects.requireNonNull(document.get("calendar", Document.class)), CalendarSet.class));
        }
        var owners = new TreeMap<String, Scope>();
        calendars.forEach(calendar -> owners.put(calendar.calendarId(), Scope.of(calendar)));
        var book = new Book(sequences.toString(), CalendarBooks.book(calendars), owners);
        last = book;
        return book;
    }

    @Override
    public Set<String> saveIfNewer(CalendarSet calendar, long sequence) {
        var id = calendar.calendarId();
        var programmes = new TreeSet<String>();
        var before = collection.find(new Document("_id", id)).first();
        if (before != null) {
            programmes.addAll(before.getList("programmes", String.class, List.of()));
        }
        if (calendar.programme() != null) {
            programmes.add(calendar.programme());
        }
        SequencedUpsert.upsert(
                collection,
                id,
                sequence,
                new Document("programmes", List.copyOf(programmes)).append("calendar", Bson.document(calendar)));
        return programmes;
    }
}
