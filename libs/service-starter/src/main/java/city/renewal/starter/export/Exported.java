package city.renewal.starter.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation whose list can be downloaded as a file: {@code ?format=xlsx}, {@code ?format=csv} or the {@code
 * Accept} header selects the format. The rows are read from the operation itself, page by page, so permissions, filters
 * and order are those of the list.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exported {
    /** The parameter that selects the format: {@code json}, {@code xlsx} or {@code csv}. */
    String FORMAT = "format";

    Class<? extends ListSheet<?>> value();
}
