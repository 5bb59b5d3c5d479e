package city.renewal.starter.testing.offender.domain.second;

import city.renewal.starter.testing.offender.domain.first.CycleOffender;
import org.jspecify.annotations.Nullable;

/** Breaks "packages form no cycle" together with {@link CycleOffender}. */
public final class CyclePartner {
    @Nullable
    CycleOffender other;
}
