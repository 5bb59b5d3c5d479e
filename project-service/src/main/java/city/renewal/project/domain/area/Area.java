package city.renewal.project.domain.area;

import org.jspecify.annotations.Nullable;

/**
 * A district (6 digits), street or town (9) or community (12 digits).
 *
 * @param parent code of the area above; null for a district
 */
public record Area(String code, String name, @Nullable String parent) {}
