package io.heard.platform;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which methods each path knows, as the annotations of all resources say.
@Singleton
class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final List<Route> routes;

    private record Route(Pattern path, String method) {}

    AllowedMethods(BeanManager beans) {
        routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> routes(type, method)))
                .toList();
    }

    /// The methods of a path, with those that come with them; empty for a path that nobody answers.
    Set<String> of(String path) {
        var methods = new TreeSet<String>();
        routes.stream()
                .filter(route -> route.path().matcher(trimmed(path)).matches())
                .forEach(route -> methods.add(route.method()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static Stream<Route> routes(Class<?> type, Method method) {
        var own = method.getAnnotation(Path.class);
        var template =
                trimmed(type.getAnnotation(Path.class).value()) + (own == null ? "" : "/" + trimmed(own.value()));
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Route(pattern(trimmed(template)), verb.value()));
    }

    private static Pattern pattern(String template) {
        var literal = Arrays.stream(VARIABLE.split(template, -1)).map(Pattern::quote);
        return Pattern.compile(String.join("[^/]+", literal.toList()));
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
