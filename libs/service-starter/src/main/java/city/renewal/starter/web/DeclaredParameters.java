package city.renewal.starter.web;

import city.renewal.starter.export.Exported;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that an operation declares: each {@link RequestParam} of its method, those of {@link
 * QueryParameters}, and the format parameter of an exportable list.
 */
record DeclaredParameters(Set<String> names) {
    private static final char PREFIX = '*';

    static DeclaredParameters of(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null && !takesAll(parameter)) {
                names.add(annotation.name().isEmpty() ? nameOf(parameter) : annotation.name());
            }
        }
        var listed = method.getMethodAnnotation(QueryParameters.class);
        if (listed != null) {
            names.addAll(Set.of(listed.value()));
        }
        if (method.hasMethodAnnotation(Exported.class)) {
            names.add(Exported.FORMAT);
        }
        return new DeclaredParameters(names);
    }

    /** Whether the method binds all query parameters at once, so that they must be listed. */
    static boolean takesAll(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(RequestParam.class)
                && (Map.class.isAssignableFrom(type) || MultiValueMap.class.isAssignableFrom(type));
    }

    private static String nameOf(MethodParameter parameter) {
        var name = parameter.getParameter().getName();
        if (!parameter.getParameter().isNamePresent()) {
            throw new IllegalStateException("Expected %s to be compiled with -parameters".formatted(parameter));
        }
        return name;
    }

    boolean has(String name) {
        return names.contains(name)
                || names.stream()
                        .anyMatch(each -> each.indexOf(PREFIX) == each.length() - 1
                                && !each.isEmpty()
                                && name.startsWith(each.substring(0, each.length() - 1)));
    }

    /** The declared name that is most similar to another, if one is similar enough. */
    Optional<String> nearest(String name) {
        return names.stream()
                .filter(each -> NameSimilarity.isNear(each, name))
                .min(java.util.Comparator.comparingInt(each -> NameSimilarity.distance(each, name)));
    }
}
