package city.renewal.starter.testing.offender.domain.first;

import city.renewal.starter.testing.offender.domain.second.CyclePartner;
import org.jspecify.annotations.Nullable;

/** Breaks "packages form no cycle" together with {@link CyclePartner}. */
public final class CycleOffender {
    @Nullable
    CyclePartner other;
}
