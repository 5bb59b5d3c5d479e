package city.renewal.notification.adapter.http;

import city.renewal.notification.adapter.http.CheckedNames.ForbiddenAddress;
import city.renewal.notification.application.delivery.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Apache's client without redirects, retries, cookies, authentication and decompression. For targets from forms it refuses
 * addresses in private networks, against server-side request forgery. A time-out counts for the exchange as a whole, from
 * the name's resolution to the end of what is read of the body.
 */
public final class SsrfGuardedHttpClient implements OutboundHttp, AutoCloseable {
    private static final int MOST_OF_A_BODY = 2048;
    private static final int LONGEST_URI = 2000;
    private static final Duration PATIENCE_IN_THE_POOL = Duration.ofSeconds(5);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final CloseableHttpClient trusting;
    private final CloseableHttpClient wary;
    private final CheckedNames checked;
    private final InstantSource real;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public SsrfGuardedHttpClient(NameService names, Networks networks, InstantSource real) {
        this.checked = new CheckedNames(names, networks);
        this.trusting = client(SystemDefaultDnsResolver.INSTANCE);
        this.wary = client(checked);
        this.real = real;
    }

    private static CloseableHttpClient client(DnsResolver resolver) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(256)
                        .setMaxConnPerRoute(64)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setTimeToLive(Timeout.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(PATIENCE_IN_THE_POOL))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("renewal-notification")
                .build();
    }

    @Override
    public HttpResult exchange(Request request) {
        var sent = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(sent::setHeader);
        if (!request.method().equals("GET")) {
            sent.setEntity(new StringEntity(request.body(), contentType(request.headers())));
        }
        var client = request.reach() == Reach.ANYWHERE ? trusting : wary;
        var exchange = threads.submit(() -> client.execute(sent, this::read));
        try {
            return exchange.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel();
            exchange.cancel(true);
            return new HttpResult.NoResponse(
                    "no answer within %d ms".formatted(request.timeout().toMillis()));
        } catch (ExecutionException e) {
            return e.getCause() instanceof ForbiddenAddress forbidden
                    ? new HttpResult.Forbidden("the address " + forbidden.getMessage())
                    : new HttpResult.NoResponse(reason(e.getCause()));
        } catch (InterruptedException e) {
            sent.cancel();
            Thread.currentThread().interrupt();
            return new HttpResult.NoResponse("interrupted");
        }
    }

    private static @Nullable ContentType contentType(Map<String, String> headers) {
        var named = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .findFirst();
        return named.map(header -> ContentType.parse(header.getValue()).withCharset(StandardCharsets.UTF_8))
                .orElse(ContentType.APPLICATION_JSON);
    }

    private HttpResult.Response read(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = "";
        if (entity != null) {
            try (var in = entity.getContent()) {
                body = in == null ? "" : new String(in.readNBytes(MOST_OF_A_BODY), StandardCharsets.UTF_8);
            }
        }
        var header = response.getFirstHeader("retry-after");
        return new HttpResult.Response(
                response.getCode(),
                UNPRINTABLE.matcher(body).replaceAll(" ").strip(),
                header == null ? null : retryAfter(header.getValue(), real.instant()));
    }

    /** Seconds, or a date. */
    static @Nullable Duration retryAfter(String value, Instant now) {
        try {
            if (value.chars().allMatch(c -> c >= '0' && c <= '9') && !value.isEmpty() && value.length() < 10) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Without the text of an exception whose text may quote the address with its tokens. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof UnknownHostException
                ? "the host's name has no address"
                : cause == null ? "failed" : "no answer: " + cause.getClass().getSimpleName();
    }

    @Override
    public Optional<String> refusal(String text, Reach reach) {
        if (text.length() > LONGEST_URI || text.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            return Optional.of("must be an http or https address of one line, in ASCII");
        }
        try {
            var uri = new URI(text);
            var scheme = String.valueOf(uri.getScheme());
            if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getHost() == null) {
                return Optional.of("must be an http or https address with a host");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getPort() > 65535) {
                return Optional.of("must have no user, no password and no fragment, and a port that exists");
            }
            if (reach == Reach.PUBLIC) {
                checked.resolve(uri.getHost().replaceAll("[\\[\\]]", ""));
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("must be an http or https address");
        } catch (ForbiddenAddress e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            // A receiver that is still to come. It is looked up, and checked, at each attempt.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        trusting.close();
        wary.close();
    }
}
