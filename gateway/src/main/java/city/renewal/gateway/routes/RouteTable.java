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
 * The public interface: the service of each path. The first rule that matches decides.
 *
 * <p>{@code /**} matches the path itself and everything below it. A rule without methods matches all of them: whether a
 * method exists is decided by the service. A request that no rule matches is answered with 404 and not forwarded; the
 * services' management ports are not routed.
 */
public final class RouteTable {
    /** The event stream of a programme. */
    public static final String LIVE = "/api/v1/live";

    /** The event stream of the caller's inbox. */
    public static final String INBOX_STREAM = "/api/v1/inbox/stream";

    /** Citizens' reports by Open311 GeoReport v2, which need no token. */
    private static final String CITIZENS = "/open311/v2/**";

    private static final PathPattern CITIZENS_PATTERN = PathPatternParser.defaultInstance.parse(CITIZENS);

    /** Event streams: flushed event by event, and without a response time-out. */
    private static final Set<String> OPEN_ENDED = Set.of(LIVE, INBOX_STREAM);

    private static final Set<HttpMethod> READING = Set.of(GET, HEAD);

    private static final List<RouteRule> RULES = List.of(
            new RouteRule(PROGRESS, READING, "/api/v1/projects/{projectId}/schedule"),
            new RouteRule(PROGRESS, READING, "/api/v1/projects/{projectId}/history"),
            // Only the list; a single problem and its history are read from the project service.
            new RouteRule(PROGRESS, READING, "/api/v1/problems"),
            new RouteRule(PROGRESS, "/api/v1/deadlines/**"),
            new RouteRule(PROGRESS, "/api/v1/responsibilities/**"),
            new RouteRule(PROGRESS, "/api/v1/schedules/**"),
            new RouteRule(PROGRESS, "/api/v1/overview/**"),
            new RouteRule(PROGRESS, READING, "/api/v1/trends/**"),
            new RouteRule(PROGRESS, READING, "/api/v1/due-calendar/**"),
            new RouteRule(PROGRESS, "/api/v1/rankings/**"),
            new RouteRule(PROGRESS, "/api/v1/bulletins/**"),
            new RouteRule(PROGRESS, "/api/v1/feeds/**"),
            // Deadlines for calendar programs, at secret addresses, which need no token.
            new RouteRule(PROGRESS, READING, "/feeds/{file}"),
            new RouteRule(PROGRESS, READING, "/api/v1/investments/**"),
            new RouteRule(PROGRESS, READING, "/api/v1/city-task-progress/**"),
            new RouteRule(PROGRESS, "/api/v1/rebuilds/**"),
            new RouteRule(PROGRESS, "/api/v1/census/**"),
            new RouteRule(PROGRESS, LIVE),
            new RouteRule(NOTIFICATION, "/api/v1/alerts/**"),
            new RouteRule(NOTIFICATION, INBOX_STREAM),
            new RouteRule(NOTIFICATION, "/api/v1/inbox/**"),
            new RouteRule(NOTIFICATION, "/api/v1/supervision-orders/**"),
            new RouteRule(NOTIFICATION, "/api/v1/alert-kinds/**"),
            new RouteRule(NOTIFICATION, "/api/v1/routing/**"),
            new RouteRule(NOTIFICATION, "/api/v1/escalation-policies/**"),
            new RouteRule(NOTIFICATION, "/api/v1/contacts/**"),
            new RouteRule(NOTIFICATION, "/api/v1/silences/**"),
            new RouteRule(NOTIFICATION, "/api/v1/webhooks/**"),
            new RouteRule(NOTIFICATION, "/api/v1/deliveries/**"),
            new RouteRule(NOTIFICATION, "/api/v1/templates/**"),
            // Programmes, ledgers, projects, calendars, investments, site reports, photos, the problems' commands.
            new RouteRule(PROJECT, "/api/v1/**"),
            // Pictures at signed addresses, which need no token.
            new RouteRule(PROJECT, READING, "/photos/{sha256}/{variant}"),
            new RouteRule(PROJECT, CITIZENS),
            new RouteRule(PROJECT, READING, "/openapi/project"),
            new RouteRule(PROGRESS, READING, "/openapi/progress"),
            new RouteRule(NOTIFICATION, READING, "/openapi/notification"));

    private RouteTable() {}

    /** Whether a path belongs to the citizens' interface, which needs no token and has its own limits and error format. */
    public static boolean isCitizenPath(PathContainer path) {
        return CITIZENS_PATTERN.matches(path);
    }

    public static List<RouteRule> rules() {
        return RULES;
    }

    /** One rule of the table; no methods means every method. */
    public record RouteRule(Service service, Set<HttpMethod> methods, String path) {
        RouteRule(Service service, String path) {
            this(service, Set.of(), path);
        }

        boolean isOpenEnded() {
            return OPEN_ENDED.contains(path);
        }
    }
}
