package city.renewal.gateway.problems;

import city.renewal.gateway.routes.Routes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Maps every failure on the way to a service to a problem response at once, so that a client of a service that is being
 * restarted gets a problem with a {@code Retry-After} and never hangs.
 *
 * <table>
 * <tr><td>no connection</td><td>503</td></tr>
 * <tr><td>a connection that broke before the answer</td><td>502</td></tr>
 * <tr><td>no answer in time</td><td>504</td></tr>
 * <tr><td>the issuer can't be asked about a token</td><td>503</td></tr>
 * </table>
 */
public final class FailureHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    private static final Duration RETRY_SOON = Duration.ofSeconds(2);
    private static final Duration RETRY_LATER = Duration.ofSeconds(5);
    private static final int LONGEST_CAUSE_CHAIN = 12;

    private final ProblemResponses problems;

    public FailureHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // A response that has begun can't be replaced; closing the connection tells the client that it is
            // incomplete.
            return Mono.error(failure);
        }
        var problem = problemOf(exchange, failure);
        log(exchange, problem, failure);
        return problems.answer(exchange, problem);
    }

    private static Problem problemOf(ServerWebExchange exchange, Throwable failure) {
        var service = Routes.serviceOf(exchange);
        var serviceName = service == null ? "The service" : service.processName();
        return causes(failure)
                .map(cause -> switch (cause) {
                    case RequestRefusedException refused -> refused.problem();
                    case IssuerUnreachableException unreachable ->
                        Problem.temporary(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "issuer-unreachable",
                                "The token issuer does not answer; try again soon",
                                RETRY_SOON);
                    case DataBufferLimitException large ->
                        Problem.violated(HttpStatus.CONTENT_TOO_LARGE, "too-large", "body", "The body is too large");
                    case ServerExchangeRejectedException rejected ->
                        Problem.malformedRequest("The headers contain what no header here contains");
                    case InvalidMediaTypeException type ->
                        Problem.malformedRequest("A media type among the headers can't be read");
                    case InvalidMimeTypeException type ->
                        Problem.malformedRequest("A media type among the headers can't be read");
                    case ResponseStatusException status -> problemOfStatus(status, serviceName);
                    case ConnectException refused -> unavailable(serviceName);
                    case UnknownHostException unknown -> unavailable(serviceName);
                    case NoRouteToHostException noRoute -> unavailable(serviceName);
                    case PoolAcquireTimeoutException busy -> unavailable(serviceName);
                    case PoolAcquirePendingLimitException busy -> unavailable(serviceName);
                    case TimeoutException late -> late(serviceName);
                    case IOException broken ->
                        Problem.temporary(
                                HttpStatus.BAD_GATEWAY,
                                "bad-gateway",
                                serviceName
                                        + " broke off before it had answered; whether the request had an effect is not"
                                        + " known, so repeat it with the same Idempotency-Key",
                                RETRY_SOON);
                    default -> null;
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() ->
                        Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something broke here; try again"));
    }

    private static Problem problemOfStatus(ResponseStatusException failure, String serviceName) {
        var status = HttpStatus.valueOf(failure.getStatusCode().value());
        return switch (status) {
            case GATEWAY_TIMEOUT -> late(serviceName);
            case SERVICE_UNAVAILABLE -> unavailable(serviceName);
            case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing at this address");
            default ->
                Problem.of(
                        status,
                        status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                        Objects.requireNonNullElse(failure.getReason(), status.getReasonPhrase()));
        };
    }

    private static Problem unavailable(String serviceName) {
        return Problem.temporary(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                serviceName + " is not there; try again soon",
                RETRY_SOON);
    }

    private static Problem late(String serviceName) {
        return Problem.temporary(
                HttpStatus.GATEWAY_TIMEOUT,
                "gateway-timeout",
                serviceName
                        + " did not answer in time; whether the request had an effect is not known, so repeat it with the"
                        + " same Idempotency-Key",
                RETRY_LATER);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST_CAUSE_CHAIN);
    }

    /** The message of the innermost cause. */
    private static @Nullable String reason(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((_, inner) -> inner)
                .orElse(null);
    }

    private static void log(ServerWebExchange exchange, Problem problem, Throwable failure) {
        var request = exchange.getRequest();
        var line = "Answered %s %s with %d %s (request %s): %s"
                .formatted(
                        request.getMethod(),
                        request.getPath().value(),
                        problem.status().value(),
                        problem.code(),
                        exchange.getResponse().getHeaders().getFirst("X-Request-Id"),
                        reason(failure));
        if (problem.code().equals("internal")) {
            LOG.error(line, failure);
        } else if (problem.status().is5xxServerError()) {
            LOG.warn(line);
        } else {
            LOG.debug(line);
        }
    }
}
