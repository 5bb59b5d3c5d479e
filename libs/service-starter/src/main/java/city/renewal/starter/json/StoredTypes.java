package city.renewal.starter.json;

import tools.jackson.databind.module.SimpleModule;

/**
 * Stored shapes of a service's types that differ from their components, such as those of a sealed interface. {@link Bson}
 * finds them by {@link java.util.ServiceLoader} when it is first used, so that domain types need no annotation.
 */
public abstract class StoredTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    protected StoredTypes(String name) {
        super(name);
    }
}
