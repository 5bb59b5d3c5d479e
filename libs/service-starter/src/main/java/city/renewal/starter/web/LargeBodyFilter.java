package city.renewal.starter.web;

import city.renewal.starter.files.TemporaryFiles;
import city.renewal.starter.json.MemoryPermit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a {@link MemoryPermit} scope for every request, and handles large bodies on the paths that allow them: a body is
 * written to disk as it arrives, however slowly, and only then acquires the permit and is read. A body over the limit
 * is refused.
 */
public final class LargeBodyFilter extends OncePerRequestFilter {
    /** Size from which a body counts as large, in bytes. */
    private static final int LARGE = 1 << 20;

    private final List<String> paths;
    private final long limit;
    private final JsonMapper mapper;
    private final AntPathMatcher matcher = new AntPathMatcher();

    public LargeBodyFilter(List<String> paths, long limit, JsonMapper mapper) {
        this.paths = List.copyOf(paths);
        this.limit = limit;
        this.mapper = mapper;
    }

    /** Whether this filter's limit applies to the request instead of the usual one. */
    boolean takes(HttpServletRequest request) {
        return paths.stream().anyMatch(path -> matcher.match(path, request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var _ = MemoryPermit.open()) {
            if (!takes(request) || isSmall(request)) {
                chain.doFilter(request, response);
            } else if (request.getContentLengthLong() > limit) {
                tooLarge(response);
            } else {
                withBody(request, response, chain);
            }
        } catch (MemoryPermit.AcquireTimeout e) {
            busy(response);
        }
    }

    private static boolean isSmall(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length >= 0 && length <= LARGE;
    }

    private void withBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream();
        var first = body.readNBytes(LARGE);
        if (first.length < LARGE) {
            chain.doFilter(new BufferedRequest(request, new ByteArrayInputStream(first)), response);
            return;
        }
        var file = TemporaryFiles.ofThisProcess().create("body", ".json");
        try {
            if (!write(first, body, file)) {
                tooLarge(response);
                return;
            }
            MemoryPermit.acquire();
            try (var read = Files.newInputStream(file)) {
                chain.doFilter(new BufferedRequest(request, read), response);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Returns whether the body was within the limit. */
    private boolean write(byte[] first, InputStream rest, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            out.write(first);
            var buffer = new byte[1 << 14];
            var size = (long) first.length;
            for (var read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
                size += read;
                if (size > limit) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        }
    }

    private void tooLarge(HttpServletResponse response) throws IOException {
        var message = new BodyTooLarge(limit).getMessage();
        answer(response, HttpStatus.CONTENT_TOO_LARGE, "too-large", message, List.of(new Violation("body", message)));
    }

    private void busy(HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.setHeader("Retry-After", "30");
            answer(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    "Too many large plans are being worked on; try again in half a minute",
                    List.of());
        }
    }

    private void answer(
            HttpServletResponse response, HttpStatus status, String type, String message, List<Violation> violations)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        mapper.writeValue(response.getOutputStream(), ProblemBody.of(status, type, message, violations));
    }

    private static final class BufferedRequest extends HttpServletRequestWrapper {
        private final InputStream body;

        BufferedRequest(HttpServletRequest request, InputStream body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return body.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    return body.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    try {
                        return body.available() == 0;
                    } catch (IOException e) {
                        return true;
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(@Nullable ReadListener listener) {
                    throw new IllegalStateException("The body is read at once");
                }
            };
        }
    }
}
