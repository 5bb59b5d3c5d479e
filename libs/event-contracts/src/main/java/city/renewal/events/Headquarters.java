package city.renewal.events;

import org.jspecify.annotations.Nullable;

/** A (specialised) headquarters (专业指挥部) and the leader whom an unanswered matter climbs to. */
public record Headquarters(
        String headquartersId, String name, @Nullable PersonRef leader) {}
