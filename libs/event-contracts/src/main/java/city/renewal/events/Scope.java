package city.renewal.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The size of a project: buildings (栋), households (户) and floor area in square metres; unknown values are absent. */
public record Scope(
        @Nullable Integer buildings,
        @Nullable Integer households,
        @Nullable BigDecimal areaSquareMetres) {}
