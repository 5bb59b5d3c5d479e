package city.renewal.starter.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may call an endpoint; the use case then checks access to the object. A service does not start if an
 * endpoint has no rule. May be used as a meta-annotation.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
    Role[] value();

    /** The scope that an {@code INTEGRATION} also needs; empty: integrations are refused. */
    String scope() default "";

    /**
     * Whether the effect of the operation covers every district. If so, an {@code ADMIN} who is restricted to areas is
     * refused, unless the rule names another of their roles.
     */
    boolean everywhere() default false;
}
