package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.MatcherBody;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Route;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private static final int DEEPEST = 8;
    private static final int MOST = 200;

    /** The root, checked against the policies that there are; a refusal names every field that is wrong. */
    Route read(String at, EscalationPolicies policies) {
        var violations = new Violations();
        violations.check(
                Objects.requireNonNullElse(match, List.of()).isEmpty(),
                at + ".match",
                "must be left out: everything matches the root");
        var root = read(at, policies, new HashSet<>(), 1, violations);
        violations.refuse();
        return root;
    }

    private Route read(String at, EscalationPolicies policies, Set<String> ids, int depth, Violations violations) {
        var id = violations.id(at + ".routeId", routeId);
        violations.check(ids.add(id), at + ".routeId", "must not be there twice");
        if (policyId != null) {
            violations.check(policies.find(policyId).isPresent(), at + ".policyId", "must be the id of a policy");
        }
        var by = channels == null ? null : violations.list(at + ".channels", channels, ChannelName.values().length);
        violations.check(
                by == null || by.contains(ChannelName.INBOX),
                at + ".channels",
                "must contain INBOX, where everything is found");
        var matchers = MatcherBody.readAll(at + ".match", match, violations);
        violations.check(depth == 1 || !matchers.isEmpty(), at + ".match", "must name at least one condition");
        return new Route(
                id,
                matchers,
                policyId,
                by == null ? null : by.stream().distinct().toList(),
                Boolean.TRUE.equals(continues),
                children(at + ".routes", policies, ids, depth, violations),
                grouping == null ? null : grouping.read(at + ".grouping", violations));
    }

    private List<Route> children(
            String at, EscalationPolicies policies, Set<String> ids, int depth, Violations violations) {
        var read = new ArrayList<Route>();
        var given = violations.list(at, routes, MOST);
        if (depth == DEEPEST && !given.isEmpty()) {
            violations.add(at, "must be left out: %d levels are enough".formatted(DEEPEST));
            return read;
        }
        for (var i = 0; i < given.size(); i++) {
            read.add(given.get(i).read("%s[%d]".formatted(at, i), policies, ids, depth + 1, violations));
        }
        return read;
    }
}
