package city.renewal.starter.json;

import tools.jackson.databind.module.SimpleModule;

/**
 * Jackson module for a service's types whose stored form differs from their components, such as sealed interfaces.
 * {@link Bson} loads implementations with {@link java.util.ServiceLoader} when it is first used, so that domain types
 * need no annotations.
 */
public abstract class StoredTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    protected StoredTypes(String name) {
        super(name);
    }
}
