package city.renewal.notification.domain.routing;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A branch of the routing tree, as in Alertmanager: an alert is routed to the first child that it matches, and to further
 * matching children as long as those before have {@code continues}; where no child matches, it stays here.
 *
 * @param policyId by which the alert escalates; null: inherited from the branch above
 * @param channels instead of those that the policy's step names; null: inherited from the branch above
 * @param grouping which alerts become one message; null: inherited from the branch above
 */
public record Route(
        String routeId,
        List<Matcher> match,
        @Nullable String policyId,
        @Nullable List<ChannelName> channels,
        boolean continues,
        List<Route> routes,
        @Nullable Grouping grouping) {
    public Route(
            String routeId,
            List<Matcher> match,
            @Nullable String policyId,
            @Nullable List<ChannelName> channels,
            boolean continues,
            List<Route> routes) {
        this(routeId, match, policyId, channels, continues, routes, null);
    }

    /** The root of the tree that the service came with: everything goes by the default policy. */
    public static final Route ROOT = new Route("root", List.of(), EscalationPolicy.DEFAULT, null, false, List.of());

    public static final int MOST_CHILDREN = 200;
    private static final int DEEPEST = 8;

    /** @throws InvalidRecord unless every id below is there once, and everything matches only the root */
    public Route {
        var by = channels == null ? null : List.copyOf(channels);
        var children = List.copyOf(routes);
        InvalidRecord.unless(Route.class, errors -> {
            errors.id("routeId", routeId);
            if (by != null) {
                ChannelName.checkHasInbox(errors, by);
            }
            errors.list("routes", children, MOST_CHILDREN);
            var ids = new HashSet<String>();
            ids.add(routeId);
            checkBelow(errors, "", children, ids, 1);
        });
        match = List.copyOf(match);
        channels = by;
        routes = children;
    }

    private static void checkBelow(FieldErrors errors, String path, List<Route> children, Set<String> ids, int depth) {
        if (depth == DEEPEST && !children.isEmpty()) {
            errors.add(path + "routes", "must be left out: %d levels are enough".formatted(DEEPEST));
            return;
        }
        for (var i = 0; i < children.size(); i++) {
            var child = children.get(i);
            var at = "%sroutes[%d].".formatted(path, i);
            errors.check(ids.add(child.routeId), at + "routeId", "must not be there twice");
            errors.check(!child.match.isEmpty(), at + "match", "must name at least one condition");
            checkBelow(errors, at, child.routes, ids, depth + 1);
        }
    }

    /** @throws InvalidRecord unless this can be the root of a tree by these policies */
    public Route asRoot(EscalationPolicies policies) {
        InvalidRecord.unless(Route.class, errors -> {
            errors.check(match.isEmpty(), "match", "must be left out: everything matches the root");
            checkPolicies(errors, "", policies);
        });
        return this;
    }

    private void checkPolicies(FieldErrors errors, String path, EscalationPolicies policies) {
        errors.check(
                policyId == null || policies.find(policyId).isPresent(),
                path + "policyId",
                "must be the id of a policy");
        for (var i = 0; i < routes.size(); i++) {
            routes.get(i).checkPolicies(errors, "%sroutes[%d].".formatted(path, i), policies);
        }
    }

    /**
     * Where an alert is routed. The first branch determines the policy; further ones add their channels.
     *
     * @param channels null: those of the policy's step
     * @param grouping of the first branch
     */
    public record Destination(
            List<String> routeIds,
            String policyId,
            @Nullable List<ChannelName> channels,
            Grouping grouping) {
        public Destination {
            routeIds = List.copyOf(routeIds);
        }

        /** Every alert by itself. */
        public Destination(List<String> routeIds, String policyId, @Nullable List<ChannelName> channels) {
            this(routeIds, policyId, channels, Grouping.EACH);
        }
    }

    /** The destination of a candidate; to be called on the root, which everything matches. */
    public Destination destination(AlertCandidate candidate, int level) {
        var found = new ArrayList<Route>();
        collect(candidate, level, this, found);
        var first = found.getFirst();
        var channels = found.stream()
                .flatMap(route -> route.channels == null ? Stream.empty() : route.channels.stream())
                .distinct()
                .toList();
        return new Destination(
                found.stream().map(Route::routeId).toList(),
                first.policyId == null ? EscalationPolicy.DEFAULT : first.policyId,
                channels.isEmpty() ? null : channels,
                first.grouping == null ? Grouping.EACH : first.grouping);
    }

    private static void collect(AlertCandidate candidate, int level, Route at, List<Route> found) {
        var before = found.size();
        for (var child : at.routes) {
            if (Matcher.all(child.match, candidate, level)) {
                collect(candidate, level, child.below(at), found);
                if (!child.continues) {
                    break;
                }
            }
        }
        if (found.size() == before) {
            found.add(at);
        }
    }

    private Route below(Route parent) {
        return new Route(
                routeId,
                match,
                policyId == null ? parent.policyId : policyId,
                channels == null ? parent.channels : channels,
                continues,
                routes,
                grouping == null ? parent.grouping : grouping);
    }

    /** This branch and all below it. */
    public Stream<Route> all() {
        return Stream.concat(Stream.of(this), routes.stream().flatMap(Route::all));
    }
}
