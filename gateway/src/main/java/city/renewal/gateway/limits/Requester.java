package city.renewal.gateway.limits;

/** The key by which a request is rate limited. */
sealed interface Requester {
    /** The subject of the token, since many people of an office share one address. */
    record Person(String subject) implements Requester {}

    /** The client address of a request without a verified token. */
    record Address(String host) implements Requester {}
}
