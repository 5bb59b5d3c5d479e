package city.renewal.notification.domain.routing;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import java.util.ArrayList;
import java.util.List;
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

    public Route {
        match = List.copyOf(match);
        channels = channels == null ? null : List.copyOf(channels);
        routes = List.copyOf(routes);
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
