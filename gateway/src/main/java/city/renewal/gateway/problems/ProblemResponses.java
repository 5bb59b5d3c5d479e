package city.renewal.gateway.problems;

import city.renewal.gateway.routes.RouteTable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes problem responses; for citizens' requests in the error format of GeoReport v2. */
public final class ProblemResponses {
    private final ProblemJson json;

    public ProblemResponses(ProblemJson json) {
        this.json = json;
    }

    public Mono<Void> unauthorized(ServerWebExchange exchange) {
        return answer(exchange, Problem.unauthorized());
    }

    public Mono<Void> forbidden(ServerWebExchange exchange) {
        return answer(exchange, Problem.forbidden());
    }

    public Mono<Void> malformed(ServerWebExchange exchange, String message) {
        return answer(exchange, Problem.malformedRequest(message));
    }

    public Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        var headers = response.getHeaders();
        var isCitizens =
                RouteTable.isCitizenPath(exchange.getRequest().getPath().pathWithinApplication());
        headers.setContentType(isCitizens ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        // These may remain from a service's response that failed before it was committed.
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(
                            Math.max(1, problem.retryAfter().plusMillis(999).toSeconds())));
        }
        var body = isCitizens ? json.asGeoReport(problem) : json.of(problem);
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
