package city.renewal.starter.mongo;

/** What a service's store needs before it is used: its indexes, each created once. Idempotent. A bean of each service. */
@FunctionalInterface
public interface StoreSetup {
    void run();
}
