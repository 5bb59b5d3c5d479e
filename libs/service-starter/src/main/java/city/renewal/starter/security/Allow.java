package city.renewal.starter.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may try an endpoint; the use case then checks the object. An endpoint without it keeps its service from
 * starting. An annotation that carries it stands for it.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
    Role[] value();

    /** The scope that an {@code INTEGRATION} needs as well; empty: integrations are not let in. */
    String scope() default "";

    /**
     * Whether what it does holds in every district: an {@code ADMIN} who was given areas is refused then, unless another of
     * their roles is named.
     */
    boolean everywhere() default false;
}
