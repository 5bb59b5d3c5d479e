package city.renewal.starter.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For an operation that answers with a list: {@code ?format=xlsx} and {@code ?format=csv}, or the {@code Accept} header, give
 * all of it as a file. The file's rows are those of the operation itself, page after page, so rights, filters and order are
 * the same.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exported {
    /** The parameter that asks for a file: {@code json}, {@code xlsx} or {@code csv}. */
    String FORMAT = "format";

    Class<? extends ListSheet<?>> value();
}
