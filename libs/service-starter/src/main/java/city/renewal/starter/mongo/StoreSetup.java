package city.renewal.starter.mongo;

/**
 * Prepares a service's store before its first use, such as by creating indexes. Idempotent. Each service provides a
 * bean.
 */
@FunctionalInterface
public interface StoreSetup {
    void run();
}
