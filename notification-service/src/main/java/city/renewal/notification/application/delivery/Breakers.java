package city.renewal.notification.application.delivery;

/** A circuit breaker per endpoint: a receiver that fails repeatedly gets no attempts for a while, then a single one. */
public interface Breakers {
    /** Whether the breaker admits no attempt now. */
    boolean isOpen(String endpointId);

    /** How many of the wanted attempts may be made; each must be reported as answered, or released. */
    int admit(String endpointId, int wanted);

    void answered(String endpointId, int well, int badly);

    /** Admitted attempts that were not made. */
    void release(String endpointId, int unused);
}
