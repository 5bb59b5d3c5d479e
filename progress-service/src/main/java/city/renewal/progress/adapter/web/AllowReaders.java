package city.renewal.progress.adapter.web;

import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Allows every role that may read rows; the result is restricted to the rows that the caller may see. */
@Allow(
        value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
        scope = Visibility.READ)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowReaders {}
