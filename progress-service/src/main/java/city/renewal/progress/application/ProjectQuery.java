package city.renewal.progress.application;

import city.renewal.starter.security.Sight;
import java.util.Map;

/**
 * Which projects of a programme are asked for.
 *
 * @param equal what fields must be, by their public name: {@code project}, {@code field}, {@code headquarters},
 *     {@code unit} (the lead unit), {@code area} (covers what lies below it), {@code street}
 */
public record ProjectQuery(String programme, Sight sight, Map<String, String> equal) {}
