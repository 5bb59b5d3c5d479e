package city.renewal.gateway.routes;

import static city.renewal.gateway.routes.Service.NOTIFICATION;
import static city.renewal.gateway.routes.Service.PROGRESS;
import static city.renewal.gateway.routes.Service.PROJECT;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which service answers which path; the first line that matches decides.
 *
 * <p>{@code /**} covers the path itself and everything below it. A line without methods covers them all: whether a
 * method exists is the service's answer. What no line covers is answered with 404 and never leaves the gateway; the
 * services' management ports are reachable through no line.
 */
public final class PublicInterface {
    /** What happens on a programme, as an event stream. */
    public static final String LIVE = "/api/v1/live";

    /** What comes into one's inbox, as an event stream. */
    public static final String INBOX_STREAM = "/api/v1/inbox/stream";

    /** Citizens' reports, which anybody may send: Open311 GeoReport v2. */
    private static final String CITIZENS = "/open311/v2/**";

    private static final PathPattern CITIZENS_PATTERN = PathPatternParser.defaultInstance.parse(CITIZENS);

    /** Event streams: written through event by event, and without a response time-out. */
    private static final Set<String> OPEN_ENDED = Set.of(LIVE, INBOX_STREAM);

    private static final Set<HttpMethod> READING = Set.of(GET, HEAD);

    private static final List<Line> LINES = List.of(
            new Line(PROGRESS, READING, "/api/v1/projects/{projectId}/schedule"),
            new Line(PROGRESS, READING, "/api/v1/projects/{projectId}/history"),
            // The list only: one problem and its history are read from where it is decided.
            new Line(PROGRESS, READING, "/api/v1/problems"),
            new Line(PROGRESS, "/api/v1/deadlines/**"),
            new Line(PROGRESS, "/api/v1/responsibilities/**"),
            new Line(PROGRESS, "/api/v1/schedules/**"),
            new Line(PROGRESS, "/api/v1/overview/**"),
            new Line(PROGRESS, READING, "/api/v1/trends/**"),
            new Line(PROGRESS, READING, "/api/v1/due-calendar/**"),
            new Line(PROGRESS, "/api/v1/rankings/**"),
            new Line(PROGRESS, "/api/v1/bulletins/**"),
            new Line(PROGRESS, "/api/v1/feeds/**"),
            // Deadlines for calendar programs, at secret addresses, which need no token.
            new Line(PROGRESS, READING, "/feeds/{file}"),
            new Line(PROGRESS, READING, "/api/v1/investments/**"),
            new Line(PROGRESS, READING, "/api/v1/city-task-progress/**"),
            new Line(PROGRESS, "/api/v1/rebuilds/**"),
            new Line(PROGRESS, "/api/v1/census/**"),
            new Line(PROGRESS, LIVE),
            new Line(NOTIFICATION, "/api/v1/alerts/**"),
            new Line(NOTIFICATION, INBOX_STREAM),
            new Line(NOTIFICATION, "/api/v1/inbox/**"),
            new Line(NOTIFICATION, "/api/v1/supervision-orders/**"),
            new Line(NOTIFICATION, "/api/v1/alert-kinds/**"),
            new Line(NOTIFICATION, "/api/v1/routing/**"),
            new Line(NOTIFICATION, "/api/v1/escalation-policies/**"),
            new Line(NOTIFICATION, "/api/v1/contacts/**"),
            new Line(NOTIFICATION, "/api/v1/silences/**"),
            new Line(NOTIFICATION, "/api/v1/webhooks/**"),
            new Line(NOTIFICATION, "/api/v1/deliveries/**"),
            new Line(NOTIFICATION, "/api/v1/templates/**"),
            // Programmes, ledgers, projects, calendars, investments, site reports, photos, the problems' commands.
            new Line(PROJECT, "/api/v1/**"),
            // Pictures at signed addresses, which need no token.
            new Line(PROJECT, READING, "/photos/{sha256}/{variant}"),
            new Line(PROJECT, CITIZENS),
            new Line(PROJECT, READING, "/openapi/project"),
            new Line(PROGRESS, READING, "/openapi/progress"),
            new Line(NOTIFICATION, READING, "/openapi/notification"));

    private PublicInterface() {}

    /** Whether a path is of the interface for citizens, which needs no token and has limits and an error shape of its own. */
    public static boolean isCitizens(PathContainer path) {
        return CITIZENS_PATTERN.matches(path);
    }

    public static List<Line> lines() {
        return LINES;
    }

    /** One line of the table; no methods means every method. */
    public record Line(Service service, Set<HttpMethod> methods, String path) {
        Line(Service service, String path) {
            this(service, Set.of(), path);
        }

        boolean isOpenEnded() {
            return OPEN_ENDED.contains(path);
        }
    }
}
