package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertKinds.Inhibition;
import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import city.renewal.notification.domain.routing.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds in force, and who set them; version 0 is what the service came with. */
record AlertKindsRow(
        long version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        List<KindRule> kinds,
        List<Inhibition> inhibitions) {
    static AlertKindsRow of(Versioned<AlertKinds> version) {
        return new AlertKindsRow(
                version.version(),
                version.changedBy(),
                version.changedAt(),
                version.rules().all(),
                version.rules().inhibitions());
    }
}
