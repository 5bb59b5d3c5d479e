package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.rules.DryRun;
import city.renewal.notification.application.rules.DryRun.Rehearsal;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.ReplaceRules.Result;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.routing.Route;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routing tree, which gives an alert its policy and channels, and its dry run. */
@RestController
@RequestMapping("/api/v1/routing")
class RoutingController {
    private final ReplaceRules<Route> routes;
    private final ReplaceRules<EscalationPolicies> policies;
    private final DryRun dryRun;
    private final InstantSource clock;

    RoutingController(
            ReplaceRules<Route> routes, ReplaceRules<EscalationPolicies> policies, DryRun dryRun, InstantSource clock) {
        this.routes = routes;
        this.policies = policies;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    @GetMapping
    @Allow(Role.ADMIN)
    ResponseEntity<RoutingRow> getRouting() {
        var current = routes.current();
        return ResponseEntity.ok().eTag(Etags.of(current.version())).body(RoutingRow.of(current));
    }

    /** In force from the next step of every alert on. */
    @PutMapping
    @Allow(value = Role.ADMIN, everywhere = true)
    ResponseEntity<RoutingRow> replaceRouting(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RoutingBody body,
            Caller caller) {
        var read = Etags.required(ifMatch);
        if (body.root() == null) {
            throw Problem.invalid("root", "must be given");
        }
        return switch (routes.replace(read(body.root()), read, caller)) {
            case Result.Replaced<Route>(var version) ->
                ResponseEntity.ok().eTag(Etags.of(version.version())).body(RoutingRow.of(version));
            case Result.Stale<Route>(var current) -> throw StaleRules.problem(current);
        };
    }

    /** A dry run: the recipients and times if nobody acknowledges. Nothing is stored or sent. */
    @PostMapping("/dry-run")
    @Allow(Role.ADMIN)
    Rehearsal rehearseRouting(@RequestBody DryRunBody body) {
        var now = clock.instant();
        var tree = body.root() == null ? null : read(body.root());
        return dryRun.run(body.candidate(now), tree, Objects.requireNonNullElse(body.at(), now));
    }

    private Route read(RouteBody root) {
        return root.read("root", policies.current().rules());
    }
}
