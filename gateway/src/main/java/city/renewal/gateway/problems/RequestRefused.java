package city.renewal.gateway.problems;

/** A refusal on its way through the reactive chain, where a value can't stop a body that is half sent. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public RequestRefused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
