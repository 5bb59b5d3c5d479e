package city.renewal.project.adapter.ical;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the VEVENTs and the time zones' offsets that ical4j's parser finds. Content of other components is dropped
 * while it is read, so that an invalid attendee or alarm does no harm, and no time zone is loaded.
 */
final class IcsEvents implements ContentHandler {
    static final int MAX_EVENTS = 10_000;
    private static final int DEEPEST = 16;
    private static final String EVENT = "VEVENT";
    private static final Pattern CONTENT_LINE = Pattern.compile("[\\p{Alnum}_.-]+(?:;[^:]*+)?:");

    private final UnfoldedText source;
    private final CountedLines lines;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<IcsEvent> events = new ArrayList<>();
    private final Map<String, List<String>> zoneOffsets = new HashMap<>();
    private List<IcsEvent.Line> properties = new ArrayList<>();
    private Map<String, String> parameters = new HashMap<>();
    private String property = "";
    private String zone = "";
    private @Nullable String name;
    private int eventLine;
    private int calendars;
    private boolean cancels;

    /** The reason why a file is refused, with the line. */
    static final class UnreadableCalendar extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String place;

        UnreadableCalendar(String place, String message) {
            super(message, null, false, false);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    private IcsEvents(UnfoldedText source) {
        this.source = source;
        this.lines = new CountedLines(new StringReader(source.text()));
    }

    static IcsEvents parse(UnfoldedText source) {
        var events = new IcsEvents(source);
        checkForm(source);
        try {
            new CalendarParserImpl(true).parse(events.lines, events);
        } catch (ParserException | IOException e) {
            if (e.getCause() instanceof UnreadableCalendar why) {
                throw why;
            }
            if (events.calendars == 0) {
                throw new UnreadableCalendar("line 1", "must be BEGIN:VCALENDAR");
            }
            throw new UnreadableCalendar(
                    "line " + events.line(),
                    events.open.isEmpty()
                            ? "is not of the form NAME:value, or the file ends too early"
                            : "is not of the form NAME:value, or %s does not end".formatted(events.open.peek()));
        }
        return events;
    }

    /** The parser joins a line without a colon with the next line, so the form of each line is checked first. */
    private static void checkForm(UnfoldedText source) {
        int number = 0;
        for (var line : source.text().split("\n", -1)) {
            number++;
            if (!line.isBlank() && !CONTENT_LINE.matcher(line).lookingAt()) {
                throw new UnreadableCalendar(
                        "line " + source.physical(number),
                        number == 1 ? "must be BEGIN:VCALENDAR" : "is not of the form NAME:value");
            }
        }
    }

    List<IcsEvent> events() {
        return events;
    }

    @Nullable
    String name() {
        return name;
    }

    /** The offsets of a time zone of the file, by its TZID. */
    List<String> offsets(String tzid) {
        return zoneOffsets.getOrDefault(tzid, List.of());
    }

    /** Whether the file cancels its events (METHOD:CANCEL). */
    boolean cancels() {
        return cancels;
    }

    private int line() {
        return source.physical(lines.count());
    }

    @Override
    public void startCalendar() {
        calendars++;
        open.clear();
    }

    @Override
    public void endCalendar() {
        open.clear();
    }

    @Override
    public void startComponent(String component) {
        open.push(IcsEvent.shortened(component.toUpperCase(Locale.ROOT)));
        if (open.size() > DEEPEST) {
            throw new UnreadableCalendar("line " + line(), "is nested too deep");
        }
        if (isIn(EVENT)) {
            eventLine = line();
            properties = new ArrayList<>();
        }
    }

    @Override
    public void endComponent(String component) {
        if (isIn(EVENT)) {
            if (events.size() >= MAX_EVENTS) {
                throw new UnreadableCalendar(
                        "line " + line(), "the file must have at most %d events".formatted(MAX_EVENTS));
            }
            events.add(new IcsEvent(eventLine, properties));
        }
        open.pop();
    }

    @Override
    public void startProperty(String started) {
        property = started.strip().toUpperCase(Locale.ROOT);
        parameters = new HashMap<>();
    }

    @Override
    public void parameter(String parameter, String value) {
        parameters.put(parameter.toUpperCase(Locale.ROOT), value.replace("\"", ""));
    }

    @Override
    public void propertyValue(String value) {
        if (isIn(EVENT)) {
            properties.add(new IcsEvent.Line(property, Map.copyOf(parameters), value));
        } else if (open.isEmpty()) {
            ofCalendar(value);
        } else if (isIn("VTIMEZONE") && property.equals("TZID")) {
            zone = value.strip();
        } else if (property.equals("TZOFFSETTO")) {
            zoneOffsets.computeIfAbsent(zone, _ -> new ArrayList<>()).add(value.strip());
        }
    }

    private void ofCalendar(String value) {
        if (property.equals("X-WR-CALNAME") || (property.equals("NAME") && name == null)) {
            name = IcsEvent.shortened(net.fortuna.ical4j.util.Strings.unescape(value))
                    .strip();
        } else if (property.equals("METHOD")) {
            cancels = value.strip().equalsIgnoreCase("CANCEL");
        }
    }

    @Override
    public void endProperty(String ended) {
        property = "";
    }

    private boolean isIn(String component) {
        return component.equals(open.peek());
    }

    /** Counts the completely read lines. */
    private static final class CountedLines extends Reader {
        private final StringReader in;
        private int ended;

        CountedLines(StringReader in) {
            this.in = in;
        }

        /** The current line, from 1. */
        int count() {
            return Math.max(1, ended);
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            ended += c == '\n' ? 1 : 0;
            return c;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int c = length == 0 ? 0 : read();
            if (c < 0) {
                return -1;
            }
            buffer[offset] = (char) c;
            return 1;
        }

        @Override
        public void close() {
            in.close();
        }
    }
}
