package city.renewal.progress.adapter.web.figure;

import city.renewal.progress.application.census.TakeCensus;
import city.renewal.progress.application.census.TakeCensus.Taken;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes a census of overdue nodes on demand, and republishes standings that another service missed. */
@RestController
class CensusController {
    private static final int MOST_PROJECTS = 1_000;

    private final TakeCensus census;

    CensusController(TakeCensus census) {
        this.census = census;
    }

    /** @param sayAnew ids of projects whose standings are published again; null: none */
    record CensusBody(@Nullable List<@Nullable String> sayAnew) {}

    /** Publishes the overdue nodes of the lists and, for the given projects, the standing of every node. */
    @PostMapping("/api/v1/census")
    @Allow(value = Role.ADMIN, everywhere = true)
    Taken takeCensus(@RequestBody(required = false) @Nullable CensusBody body) {
        if (body != null && body.sayAnew() != null) {
            var violations = new Violations();
            var projects = violations.list("sayAnew", body.sayAnew(), MOST_PROJECTS);
            violations.refuse();
            census.republish(projects);
        }
        return census.take();
    }
}
