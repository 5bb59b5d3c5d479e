package city.renewal.progress.adapter.web;

import city.renewal.progress.application.Rebuilds;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proof on demand that every list equals what a fold over all facts computes. */
@RestController
class RebuildController {
    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping("/api/v1/rebuilds")
    @Allow(Role.ADMIN)
    Rebuilds.Comparison compare() {
        return rebuilds.compare();
    }
}
