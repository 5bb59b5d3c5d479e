package city.renewal.progress.application;

import city.renewal.starter.security.Sight;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the responsibility list; the conditions are those of a {@link DeadlineQuery}.
 *
 * @param after key of the last line seen; empty: from the beginning
 */
public record ResponsibilityQuery(
        Sight sight, Map<String, String> equal, @Nullable String area, List<String> after, int limit) {}
