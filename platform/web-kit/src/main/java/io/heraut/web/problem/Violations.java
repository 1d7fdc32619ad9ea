package io.heraut.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads bean validation's paths as what the client sent: JSON Pointers into the body, or names of parameters. */
final class Violations {

    private Violations() {}

    /** A returned value, or something validated outside a resource method: a defect of ours, not of the request. */
    static boolean areOurOwn(ConstraintViolationException e) {
        return e.getConstraintViolations().isEmpty()
                || e.getConstraintViolations().stream().anyMatch(Violations::isOurOwn);
    }

    private static boolean isOurOwn(ConstraintViolation<?> violation) {
        boolean inMethod = false;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
            inMethod |= node.getKind() == ElementKind.METHOD;
        }
        return !inMethod;
    }

    static List<ProblemError> errors(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(Violations::place).thenComparing(ProblemError::reason))
                .toList();
    }

    private static String place(ProblemError error) {
        return error.pointer() != null ? error.pointer() : error.parameter() != null ? error.parameter() : "";
    }

    private static ProblemError error(ConstraintViolation<?> violation) {
        String reason = violation.getMessage();
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        AnnotatedElement parameter = parameter(violation, nodes);
        if (parameter != null && parameter.isAnnotationPresent(BeanParam.class) && nodes.size() > 2) {
            String field = nodes.get(2).getName();
            return ProblemError.ofParameter(nameOfField(violation, field), reason);
        }
        String name = parameter == null ? null : nameOf(parameter);
        if (name != null) {
            return ProblemError.ofParameter(name, reason);
        }
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : nodes.subList(Math.min(2, nodes.size()), nodes.size())) {
            if (node.isInIterable()) {
                Object step = node.getKey() != null ? node.getKey() : node.getIndex();
                if (step != null) {
                    Pointers.append(pointer, step);
                }
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                Pointers.append(pointer, node.getName());
            }
        }
        return ProblemError.at(pointer.toString(), reason);
    }

    private static @Nullable AnnotatedElement parameter(ConstraintViolation<?> violation, List<Path.Node> nodes) {
        if (nodes.size() < 2
                || nodes.get(0).getKind() != ElementKind.METHOD
                || nodes.get(1).getKind() != ElementKind.PARAMETER) {
            return null;
        }
        Path.MethodNode method = nodes.get(0).as(Path.MethodNode.class);
        int index = nodes.get(1).as(Path.ParameterNode.class).getParameterIndex();
        for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            try {
                var parameter = type.getDeclaredMethod(
                                method.getName(), method.getParameterTypes().toArray(new Class<?>[0]))
                        .getParameters()[index];
                // Subclasses made for interception repeat the method without its annotations.
                if (parameter.getAnnotations().length > 0 || type.getSuperclass() == Object.class) {
                    return parameter;
                }
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return null;
    }

    private static String nameOfField(ConstraintViolation<?> violation, String field) {
        for (Class<?> type = violation.getLeafBean() == null
                        ? Object.class
                        : violation.getLeafBean().getClass();
                type != null;
                type = type.getSuperclass()) {
            try {
                String name = nameOf(type.getDeclaredField(field));
                if (name != null) {
                    return name;
                }
            } catch (NoSuchFieldException e) {
                continue;
            }
        }
        return field;
    }

    static @Nullable String nameOf(AnnotatedElement element) {
        return nameOf(element.getAnnotations());
    }

    static @Nullable String nameOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String name = switch (annotation) {
                case QueryParam query -> query.value();
                case PathParam path -> path.value();
                case HeaderParam header -> header.value();
                case CookieParam cookie -> cookie.value();
                case FormParam form -> form.value();
                case MatrixParam matrix -> matrix.value();
                default -> null;
            };
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
