package city.renewal.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a request with an invalid media type before its body is read, and converts failures of later filters to read
 * a request to problem responses.
 */
public final class UnreadableRequestFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequestFilter.class);

    private final JsonMapper mapper;

    public UnreadableRequestFilter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            checkMediaType(request.getContentType());
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            var problem = UnreadableRequest.of(e);
            if (problem.isEmpty() || response.isCommitted()) {
                throw e;
            }
            LOG.debug("A request can't be read: {}", problem.get().violations());
            answer(response, problem.get());
        }
    }

    private static void checkMediaType(@org.jspecify.annotations.Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw UnreadableRequest.mediaType("is no media type");
        }
        if (!type.isConcrete()) {
            throw UnreadableRequest.mediaType("must not have wildcards");
        }
        var charset = type.getParameter("charset");
        if (charset != null && !isKnown(charset.replace("\"", ""))) {
            throw UnreadableRequest.mediaType("has an unknown charset; send UTF-8");
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Called by the firewall, which refuses requests itself. */
    public void refuse(HttpServletResponse response, RuntimeException rejected) throws IOException {
        var problem = UnreadableRequest.of(rejected).orElseThrow(() -> rejected);
        LOG.debug("A request is refused by the firewall: {}", problem.violations());
        if (!response.isCommitted()) {
            answer(response, problem);
        }
    }

    private void answer(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), ProblemBody.of(problem));
    }
}
