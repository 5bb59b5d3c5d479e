package city.renewal.progress.adapter.web;

import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For everybody who may read some rows: each gets what is in their sight. */
@Allow(
        value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
        scope = Sight.READ)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface AllowReaders {}
