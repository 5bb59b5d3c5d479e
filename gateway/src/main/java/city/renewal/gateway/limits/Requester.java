package city.renewal.gateway.limits;

/** Whom a request is counted against. */
sealed interface Requester {
    /** Whoever the token names: an office behind one address is many people. */
    record Person(String subject) implements Requester {}

    /** Where a request without a checked token comes from. */
    record Address(String host) implements Requester {}
}
