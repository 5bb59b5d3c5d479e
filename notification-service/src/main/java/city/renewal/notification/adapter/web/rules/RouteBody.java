package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.MatcherBody;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Route;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A branch of the routing tree as an administrator sends it; a branch lies in its parent, so that no loop can be written. */
record RouteBody(
        @Nullable String routeId,
        @Nullable List<@Nullable MatcherBody> match,
        @Nullable String policyId,
        @Nullable List<@Nullable ChannelName> channels,
        @Nullable Boolean continues,
        @Nullable List<@Nullable RouteBody> routes,
        @Nullable GroupingBody grouping) {

    /** The root of a tree by these policies; a refusal names every field that is wrong. */
    Route read(String at, EscalationPolicies policies) {
        var violations = new Violations();
        var route = read(at, violations);
        if (route != null) {
            violations.construct(at, () -> route.asRoot(policies));
        }
        violations.refuse();
        return Objects.requireNonNull(route);
    }

    /** Null if it is invalid, and then there are violations. */
    private @Nullable Route read(String at, Violations violations) {
        var by = channels == null ? null : violations.list(at + ".channels", channels, ChannelName.values().length);
        var matchers = MatcherBody.readAll(at + ".match", match, violations);
        var children = new ArrayList<Route>();
        var given = violations.list(at + ".routes", routes, Route.MOST_CHILDREN);
        for (var i = 0; i < given.size(); i++) {
            var child = given.get(i).read("%s.routes[%d]".formatted(at, i), violations);
            if (child != null) {
                children.add(child);
            }
        }
        var group = grouping == null ? null : grouping.read(at + ".grouping", violations);
        var isComplete = matchers.size() == size(match)
                && children.size() == size(routes)
                && (group == null) == (grouping == null);
        if (!isComplete) {
            return null;
        }
        return violations.construct(
                at,
                () -> new Route(
                        Objects.requireNonNullElse(routeId, ""),
                        matchers,
                        policyId,
                        by == null ? null : by.stream().distinct().toList(),
                        Boolean.TRUE.equals(continues),
                        children,
                        group));
    }

    private static int size(@Nullable List<?> sent) {
        return sent == null ? 0 : sent.size();
    }
}
