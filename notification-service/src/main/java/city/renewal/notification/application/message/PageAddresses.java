package city.renewal.notification.application.message;

import city.renewal.notification.domain.condition.AlertSubject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where people find what a message is about, as a link for those channels whose messages leave the platform.
 *
 * <table>
 *   <caption>Pages</caption>
 *   <tr><td>node</td><td>{@code /projects/{projectId}?node={nodeId}}</td></tr>
 *   <tr><td>problem</td><td>{@code /problems/{problemId}}</td></tr>
 *   <tr><td>order</td><td>{@code /projects/{projectId}?tab=orders}</td></tr>
 *   <tr><td>project</td><td>{@code /projects/{projectId}}</td></tr>
 *   <tr><td>platform</td><td>{@code /admin}</td></tr>
 * </table>
 *
 * @param origin of the pages, such as {@code https://renewal.example.cn}; null: unknown, and there are no links
 */
public record PageAddresses(@Nullable URI origin) {
    public static final PageAddresses UNKNOWN = new PageAddresses(null);

    /** The whole address; empty without an origin. */
    public String of(AlertSubject subject) {
        return origin == null ? "" : origin + path(subject);
    }

    private static String path(AlertSubject subject) {
        var project = subject.project();
        var page = project == null ? "/" : "/projects/" + encoded(project.projectId());
        return switch (subject) {
            case AlertSubject.Node it -> page + "?node=" + encoded(it.nodeId());
            case AlertSubject.Problem it -> "/problems/" + encoded(it.problemId());
            case AlertSubject.Order _ -> project == null ? "/me" : page + "?tab=orders";
            case AlertSubject.Project _ -> page;
            case AlertSubject.Platform _ -> "/admin";
        };
    }

    /** Also what Markdown would read as a sign of its own. */
    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("_", "%5F")
                .replace("*", "%2A");
    }
}
