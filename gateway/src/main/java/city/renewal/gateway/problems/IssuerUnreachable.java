package city.renewal.gateway.problems;

/** The token issuer could not be asked: a token can be neither accepted nor refused. */
public final class IssuerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IssuerUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    public IssuerUnreachable(String message) {
        super(message);
    }
}
