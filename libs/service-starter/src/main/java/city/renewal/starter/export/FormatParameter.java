package city.renewal.starter.export;

import city.renewal.starter.export.ExportWriter.Format;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets {@code ?format=xlsx} or {@code ?format=csv} stand for the {@code Accept} header, for links in a browser. Another
 * value is left to the list, which refuses it by its name.
 */
public final class FormatParameter extends OncePerRequestFilter {
    public static final String NAME = "format";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getQueryString() == null ? null : request.getParameter(NAME);
        for (var format : Format.values()) {
            if (format.extension().equals(asked)) {
                chain.doFilter(new Accepting(request, format.mediaType()), response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static final class Accepting extends HttpServletRequestWrapper {
        private final String mediaType;

        Accepting(HttpServletRequest request, String mediaType) {
            super(request);
            this.mediaType = mediaType;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? mediaType : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(mediaType))
                    : super.getHeaders(name);
        }
    }
}
