package city.renewal.starter.web;

import city.renewal.starter.export.ExportWriter.Format;
import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListExporter;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.support.DefaultDataBinderFactory;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Answers a request for a list with a file of the whole list, see {@link Exported}. It calls the operation itself for
 * one page after another. The first page is read before the file begins, so that a refusal is a regular problem
 * response; a later failure truncates the file, which the client notices.
 */
public final class ListExportInterceptor implements HandlerInterceptor {
    private static final List<String> PAGE_PARAMETERS = List.of("limit", "cursor");

    private final ListableBeanFactory beans;
    private final ListExporter exporter;

    public ListExportInterceptor(ListableBeanFactory beans, ListExporter exporter) {
        this.beans = beans;
        this.exporter = exporter;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod operation) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        var exported = operation.getMethodAnnotation(Exported.class);
        var format = exported == null ? Optional.<Format>empty() : requestedFormat(request);
        if (exported == null || format.isEmpty()) {
            return true;
        }
        refusePages(request);
        write(beans.getBean(exported.value()), format.get(), new Call(operation, request, response));
        return false;
    }

    /** The parameter takes precedence over the header, because a browser link cannot set a header. */
    private static Optional<Format> requestedFormat(HttpServletRequest request) {
        var parameter = request.getParameter(Exported.FORMAT);
        if (parameter == null) {
            return accepted(request.getHeader(HttpHeaders.ACCEPT));
        }
        var format = Arrays.stream(Format.values())
                .filter(each -> each.extension().equals(parameter))
                .findFirst();
        if (format.isEmpty() && !parameter.equals("json")) {
            throw Problem.invalid(
                    Exported.FORMAT, "must be one of [json, xlsx, csv], but is '%s'".formatted(parameter));
        }
        return format;
    }

    private static Optional<Format> accepted(@Nullable String header) {
        var types = MediaType.parseMediaTypes(header);
        MimeTypeUtils.sortBySpecificity(types);
        for (var type : types) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return Optional.empty();
            }
            for (var format : Format.values()) {
                if (type.includes(MediaType.parseMediaType(format.mediaType()))) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    private static void refusePages(HttpServletRequest request) {
        var violations = new Violations();
        PAGE_PARAMETERS.stream()
                .filter(name -> request.getParameter(name) != null)
                .forEach(name -> violations.add(name, "is not a parameter of a file, which holds all of the list"));
        if (!violations.isEmpty()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "unknown-parameter", "A file holds all of the list", violations.all());
        }
    }

    /** @param <T> type of the list's rows; a test of the service verifies that the sheet has the same type */
    @SuppressWarnings("unchecked")
    private <T> void write(ListSheet<?> sheet, Format format, Call call) throws Exception {
        var shown = (ListSheet<T>) sheet;
        var first = (ListPage<T>) page(call, null);
        var rows = new CursorIterator<>(first, cursor -> (ListPage<T>) laterPage(call, cursor));
        exporter.write(shown.fileName(), format, shown.sheet(first, rows, query(call.request())), call.response());
    }

    private ListPage<?> laterPage(Call call, String cursor) {
        try {
            return page(call, cursor);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Expected a further page of a list", e);
        }
    }

    private ListPage<?> page(Call call, @Nullable String cursor) throws Exception {
        var adapter = beans.getBean("requestMappingHandlerAdapter", RequestMappingHandlerAdapter.class);
        var operation = new InvocableHandlerMethod(call.operation());
        operation.setHandlerMethodArgumentResolvers(new HandlerMethodArgumentResolverComposite()
                .addResolvers(Objects.requireNonNull(adapter.getArgumentResolvers())));
        operation.setDataBinderFactory(new DefaultDataBinderFactory(adapter.getWebBindingInitializer()));
        var request = new PageRequestWrapper(call.request(), cursor);
        var answer = operation.invokeForRequest(
                new ServletWebRequest(request, call.response()), new ModelAndViewContainer());
        return (ListPage<?>) Objects.requireNonNull(answer);
    }

    @SuppressWarnings("unchecked")
    private static ListQuery query(HttpServletRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        var path = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return new ListQuery(parameters, path == null ? Map.of() : path);
    }

    private record Call(HandlerMethod operation, HttpServletRequest request, HttpServletResponse response) {}
}
