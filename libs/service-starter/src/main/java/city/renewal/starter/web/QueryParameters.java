package city.renewal.starter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the query parameters of an operation that binds all of them at once. {@link UnknownParameters} refuses
 * others, and the service's OpenAPI document lists these. {@code attribute[*} matches every name that begins with
 * {@code attribute[}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {
    String[] value();
}
