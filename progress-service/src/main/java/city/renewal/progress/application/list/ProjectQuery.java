package city.renewal.progress.application.list;

import city.renewal.starter.security.Visibility;
import java.util.Map;

/**
 * A query of the projects of a programme.
 *
 * @param equal required field values by public name: {@code project}, {@code field}, {@code headquarters}, {@code unit}
 *     (the lead unit), {@code area} (includes the areas below it), {@code street}
 */
public record ProjectQuery(String programme, Visibility visibility, Map<String, String> equal) {}
