package city.renewal.events;

import org.jspecify.annotations.Nullable;

/** A (specialised) headquarters (专业指挥部) and its leader, who is the last escalation level. */
public record Headquarters(
        String headquartersId, String name, @Nullable PersonRef leader) {}
