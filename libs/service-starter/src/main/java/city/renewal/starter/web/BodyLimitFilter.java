package city.renewal.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a JSON body over the limit, by its {@code Content-Length} or while it is read. File uploads have limits of
 * their own.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {
    private final long limit;
    private final LargeBodyFilter large;
    private final List<String> streamed;
    private final AntPathMatcher matcher = new AntPathMatcher();
    private final JsonMapper mapper;

    /**
     * @param large filter that handles the bodies with the larger limit
     * @param streamed paths whose handlers limit their bodies themselves
     */
    public BodyLimitFilter(long limit, LargeBodyFilter large, List<String> streamed, JsonMapper mapper) {
        this.large = large;
        this.streamed = List.copyOf(streamed);
        this.limit = limit;
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return large.takes(request)
                || isFile(type)
                || streamed.stream().anyMatch(path -> matcher.match(path, request.getRequestURI()));
    }

    private static boolean isFile(@Nullable String type) {
        return type != null
                && (type.startsWith("multipart/")
                        || type.startsWith("application/octet-stream")
                        || type.startsWith("image/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            var message = new BodyTooLarge(limit).getMessage();
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            mapper.writeValue(
                    response.getOutputStream(),
                    ProblemBody.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            message,
                            List.of(new Violation("body", message))));
            return;
        }
        chain.doFilter(new LimitedRequest(request, limit), response);
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final long limit;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private final long limit;
        private long read;

        LimitedStream(ServletInputStream stream, long limit) {
            this.stream = stream;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = stream.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = stream.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) throws BodyTooLarge {
            read += more;
            if (read > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
