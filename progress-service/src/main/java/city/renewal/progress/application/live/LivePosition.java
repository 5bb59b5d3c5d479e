package city.renewal.progress.application.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The read position per partition, encoded as the id of a server-sent event: {@code topic:partition:next,…}. It is
 * valid on every instance of the service and after a restart.
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

    /** Returns empty when the text is not a valid position. */
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

    public LivePosition advancedPast(LiveEvent.SourceOffset source) {
        var advanced = new HashMap<>(next);
        advanced.put(key(source), source.offset() + 1);
        return new LivePosition(advanced);
    }

    /** Whether a record lies before this position; false for partitions that the position does not contain. */
    public boolean includes(LiveEvent.SourceOffset source) {
        return source.offset() < next.getOrDefault(key(source), 0L);
    }

    public String id() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
    }

    private static String key(LiveEvent.SourceOffset source) {
        return source.topic() + ":" + source.partition();
    }
}
