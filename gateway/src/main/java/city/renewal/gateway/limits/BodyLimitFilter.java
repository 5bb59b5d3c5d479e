package city.renewal.gateway.limits;

import city.renewal.gateway.problems.Problem;
import city.renewal.gateway.problems.RequestRefusedException;
import city.renewal.gateway.problems.Violation;
import city.renewal.gateway.routes.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses a body that is too large: by its Content-Length before it is read, otherwise while it streams through. */
public final class BodyLimitFilter implements WebFilter, Ordered {
    private static final List<MediaType> FILES = List.of(
            MediaType.parseMediaType("multipart/*"),
            MediaType.parseMediaType("image/*"),
            MediaType.APPLICATION_OCTET_STREAM);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Paths of large JSON bodies: a plan, and the preview of a plan. */
    private static final Pattern PLANS = Pattern.compile("/api/v1/(projects/[^/]+/plan|schedules/preview)");

    /** Paths whose body is a photo or document, whatever its Content-Type. */
    private static final Pattern PHOTOS = Pattern.compile("/api/v1/photos/[^/]+");

    private final DataSize body;
    private final DataSize plan;
    private final DataSize citizens;
    private final DataSize file;
    private final DataSize photo;

    /** @param citizens limit of Open311 requests, which have no token */
    public BodyLimitFilter(DataSize body, DataSize plan, DataSize citizens, DataSize file, DataSize photo) {
        this.body = body;
        this.plan = plan;
        this.citizens = citizens;
        this.file = file;
        this.photo = photo;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var headers = request.getHeaders();
        var limit = limit(request);
        var contentLength = headers.getContentLength();
        if (contentLength > limit.toBytes()) {
            return drain(request, limit).then(Mono.error(() -> tooLarge(limit)));
        }
        if (contentLength >= 0) {
            // HTTP frames the body by this length, so nothing beyond it can arrive.
            return chain.filter(exchange);
        }
        return chain.filter(
                exchange.mutate().request(new LimitedRequest(request, limit)).build());
    }

    @Override
    public int getOrder() {
        return 1;
    }

    private DataSize limit(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        if (PHOTOS.matcher(path.value()).matches()) {
            return photo;
        }
        if (isFile(request.getHeaders().getContentType())) {
            return file;
        }
        return RouteTable.isCitizenPath(path)
                ? citizens
                : PLANS.matcher(path.value()).matches() ? plan : body;
    }

    /**
     * Reads and discards the body for a while. Answering and closing at once would reset the connection of a client that
     * is still sending, so that it would not see the answer.
     */
    private static Mono<Void> drain(ServerHttpRequest request, DataSize limit) {
        var most = 4 * limit.toBytes();
        var read = new AtomicLong();
        return request.getBody()
                .map(buffer -> read.addAndGet(discard(buffer)))
                .takeUntil(sum -> sum > most)
                .then()
                .timeout(TIMEOUT, Mono.empty())
                .onErrorComplete();
    }

    private static int discard(DataBuffer buffer) {
        var size = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return size;
    }

    private static boolean isFile(@Nullable MediaType type) {
        return type != null && FILES.stream().anyMatch(file -> file.includes(type));
    }

    private static RequestRefusedException tooLarge(DataSize limit) {
        var message = "The body is larger than %d bytes".formatted(limit.toBytes());
        return new RequestRefusedException(new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", message, List.of(new Violation("body", message)), null));
    }

    private static final class LimitedRequest extends ServerHttpRequestDecorator {
        private final DataSize limit;

        LimitedRequest(ServerHttpRequest request, DataSize limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var read = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (read.addAndGet(buffer.readableByteCount()) > limit.toBytes()) {
                        DataBufferUtils.release(buffer);
                        sink.error(tooLarge(limit));
                    } else {
                        sink.next(buffer);
                    }
                });
            });
        }
    }
}
