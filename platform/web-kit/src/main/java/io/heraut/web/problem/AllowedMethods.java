package io.heraut.web.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows which methods a path takes: a 405 has to say so (RFC 9110, 15.5.6), and RESTEasy does not. */
@Singleton
class AllowedMethods {

    private record Operation(Pattern path, String method) {}

    private final BeanManager beans;
    private volatile @Nullable List<Operation> operations;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    /** Value of the {@code Allow} header. */
    String of(String path) {
        List<Operation> known = operations;
        if (known == null) {
            known = find();
            operations = known;
        }
        var methods = new TreeSet<String>();
        for (Operation operation : known) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private List<Operation> find() {
        List<Operation> found = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root == null) {
                continue;
            }
            for (Method method : bean.getBeanClass().getMethods()) {
                Path path = method.getAnnotation(Path.class);
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        found.add(new Operation(pattern(root.value(), path == null ? "" : path.value()), http.value()));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static Pattern pattern(String root, String path) {
        StringBuilder regex = new StringBuilder();
        for (String segment : (root + "/" + path).split("/+", -1)) {
            if (!segment.isEmpty()) {
                regex.append('/').append(segment.contains("{") ? "[^/]+" : Pattern.quote(segment));
            }
        }
        return Pattern.compile(regex + "/?");
    }
}
