package city.renewal.notification.application;

/** A circuit breaker per lane: a receiver that fails again and again is left alone for a while, then tried gently. */
public interface Breakers {
    /** Whether not even one attempt may be made now. */
    boolean isOpen(String endpointId);

    /** How many of the attempts wanted may be made; each is answered for, or released. */
    int admit(String endpointId, int wanted);

    void answered(String endpointId, int well, int badly);

    /** Admitted attempts that were not made. */
    void release(String endpointId, int unused);
}
