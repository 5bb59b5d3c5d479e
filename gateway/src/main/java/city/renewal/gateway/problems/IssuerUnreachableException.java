package city.renewal.gateway.problems;

/** The token issuer does not answer, so a token can be neither accepted nor refused. */
public final class IssuerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IssuerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    public IssuerUnreachableException(String message) {
        super(message);
    }
}
