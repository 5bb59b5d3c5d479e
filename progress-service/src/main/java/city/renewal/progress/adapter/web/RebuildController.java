package city.renewal.progress.adapter.web;

import city.renewal.progress.application.rebuild.Rebuilds;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Compares every list with a fold over all facts, and switches to the rebuilt lists on request. */
@RestController
class RebuildController {
    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** @param switchOver whether the rebuilt lists replace the live ones */
    record RebuildBody(@JsonProperty("switch") @Nullable Boolean switchOver) {}

    record Switched(String rebuildId, boolean switched) {}

    @PostMapping("/api/v1/rebuilds")
    @Allow(value = Role.ADMIN, everywhere = true)
    Rebuilds.Comparison rebuild(@RequestBody(required = false) @Nullable RebuildBody body) {
        return body != null && Boolean.TRUE.equals(body.switchOver())
                ? rebuilds.compareAndSwitch()
                : rebuilds.compare();
    }

    @PostMapping("/api/v1/rebuilds/{rebuildId}/switch")
    @Allow(value = Role.ADMIN, everywhere = true)
    Switched switchTo(@PathVariable String rebuildId) {
        return rebuilds.switchTo(rebuildId)
                .map(id -> new Switched(id, true))
                .orElseThrow(() -> Problem.notFound("rebuild to switch to", rebuildId));
    }
}
