package city.renewal.project.adapter.ical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects the valid events of a file. Of several events with the same UID and RECURRENCE-ID the latest revision is
 * valid: the highest SEQUENCE, then the latest LAST-MODIFIED or DTSTAMP, then the last in the file. An event with a
 * RECURRENCE-ID replaces that day of the recurring event with the same UID.
 */
final class IcsRevisions {
    private IcsRevisions() {}

    /**
     * @param replacedDays RECURRENCE-IDs of days that other events replace
     * @param droppedBecause reason for ignoring the event; null: the event is valid
     */
    record EventRevision(
            IcsEvent event,
            List<IcsEvent.Line> replacedDays,
            @Nullable String droppedBecause) {}

    private record Key(String uid, String recurrence) {}

    static List<EventRevision> of(List<IcsEvent> events, boolean allCancelled) {
        Map<Key, IcsEvent> latest = new LinkedHashMap<>();
        for (var event : events) {
            if (!uid(event).isEmpty()) {
                latest.merge(key(event), event, (one, other) -> isLater(one, other) ? one : other);
            }
        }
        var replaced = new HashMap<String, List<IcsEvent.Line>>();
        latest.values().forEach(event -> {
            var day = event.first("RECURRENCE-ID");
            if (day != null) {
                replaced.computeIfAbsent(uid(event), _ -> new ArrayList<>()).add(day);
            }
        });
        return events.stream()
                .map(event -> {
                    var isOverride = event.first("RECURRENCE-ID") != null;
                    return new EventRevision(
                            event,
                            isOverride ? List.of() : replaced.getOrDefault(uid(event), List.of()),
                            dropped(event, latest, allCancelled));
                })
                .toList();
    }

    private static @Nullable String dropped(IcsEvent event, Map<Key, IcsEvent> latest, boolean allCancelled) {
        var status = event.first("STATUS");
        if (!uid(event).isEmpty() && !event.equals(latest.get(key(event)))) {
            return "is replaced by a later revision with its UID";
        }
        return allCancelled || (status != null && status.value().strip().equalsIgnoreCase("CANCELLED"))
                ? "is cancelled"
                : null;
    }

    private static boolean isLater(IcsEvent one, IcsEvent other) {
        if (one.sequence() != other.sequence()) {
            return one.sequence() > other.sequence();
        }
        return stamp(one).compareTo(stamp(other)) > 0;
    }

    private static String stamp(IcsEvent event) {
        var modified = event.text("LAST-MODIFIED");
        return modified.isEmpty() ? event.text("DTSTAMP") : modified;
    }

    private static Key key(IcsEvent event) {
        return new Key(uid(event), event.text("RECURRENCE-ID"));
    }

    private static String uid(IcsEvent event) {
        return event.text("UID");
    }
}
