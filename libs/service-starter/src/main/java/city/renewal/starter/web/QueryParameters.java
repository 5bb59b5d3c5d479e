package city.renewal.starter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The query parameters of an operation that reads the query as a whole. {@link UnknownParameters} refuses others, and the
 * service's OpenAPI document names them from here. {@code attribute[*} stands for every name that begins with
 * {@code attribute[}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {
    String[] value();
}
