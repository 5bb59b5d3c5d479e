package city.renewal.progress.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a reader has read each partition, as the id of a server-sent event: {@code topic:partition:next,…}. It means the
 * same on every instance of the service, and after a restart.
 */
public record LivePosition(Map<String, Long> next) {
    private static final Pattern PART = Pattern.compile("([a-z0-9.]{1,60}:[0-9]{1,4}):([0-9]{1,18})");
    private static final int MOST_PARTS = 200;

    public LivePosition {
        next = Map.copyOf(next);
    }

    public static LivePosition start() {
        return new LivePosition(Map.of());
    }

    /** Empty when it is not an id that this service gave. */
    public static Optional<LivePosition> parse(String id) {
        var next = new HashMap<String, Long>();
        for (var part : id.split(",", MOST_PARTS)) {
            var matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            next.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return Optional.of(new LivePosition(next));
    }

    public LivePosition beyond(LiveEvent.Place place) {
        var further = new HashMap<>(next);
        further.put(key(place), place.offset() + 1);
        return new LivePosition(further);
    }

    /** Whether the reader has seen it; of a partition that the id does not name, nothing. */
    public boolean hasSeen(LiveEvent.Place place) {
        return place.offset() < next.getOrDefault(key(place), 0L);
    }

    public String id() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
    }

    private static String key(LiveEvent.Place place) {
        return place.topic() + ":" + place.partition();
    }
}
