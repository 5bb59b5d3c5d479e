package city.renewal.events;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The published type name of every event record: {@code city.renewal.<owner>.<record-in-kebab-case>.v1}, where the
 * owner is the publishing service. The names are derived from the sealed interfaces, so the table is always complete.
 */
public final class EventTypes {
    private static final Map<Class<? extends RenewalEvent>, String> TYPES = new HashMap<>();
    private static final SortedMap<String, Class<? extends RenewalEvent>> CLASSES = new TreeMap<>();

    static {
        var open = new ArrayDeque<Class<?>>();
        open.add(RenewalEvent.class);
        while (!open.isEmpty()) {
            var type = open.remove();
            if (type.isRecord()) {
                var event = type.asSubclass(RenewalEvent.class);
                var name = "city.renewal.%s.%s.v1".formatted(owner(event), kebab(type.getSimpleName()));
                TYPES.put(event, name);
                CLASSES.put(name, event);
            } else {
                open.addAll(List.of(type.getPermittedSubclasses()));
            }
        }
    }

    private EventTypes() {}

    public static String typeOf(Class<? extends RenewalEvent> event) {
        var type = TYPES.get(event);
        if (type == null) {
            throw new IllegalArgumentException("Expected an event record, but got %s".formatted(event));
        }
        return type;
    }

    public static Optional<Class<? extends RenewalEvent>> classOf(String type) {
        return Optional.ofNullable(CLASSES.get(type));
    }

    /** All event types, sorted by name. */
    public static SortedMap<String, Class<? extends RenewalEvent>> all() {
        return Collections.unmodifiableSortedMap(CLASSES);
    }

    private static String owner(Class<? extends RenewalEvent> event) {
        var isComputed = ProgressEvent.class.isAssignableFrom(event)
                || ProblemProgressEvent.class.isAssignableFrom(event)
                || CensusEvent.class.isAssignableFrom(event);
        if (isComputed) {
            return "progress";
        }
        var isAlert = AlertEvent.class.isAssignableFrom(event) || SupervisionOrderEvent.class.isAssignableFrom(event);
        return isAlert ? "alert" : "project";
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
