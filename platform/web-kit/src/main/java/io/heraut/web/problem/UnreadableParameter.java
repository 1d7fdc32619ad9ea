package io.heraut.web.problem;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the parameters that RESTEasy could not read with converters of its own (times, elements of lists): it does not name them. */
final class UnreadableParameter {

    private UnreadableParameter() {}

    static Problem problem(@Nullable ResourceInfo resource, UriInfo uri, HttpHeaders headers) {
        Method method = resource == null ? null : resource.getResourceMethod();
        List<ProblemError> errors = new ArrayList<>();
        if (method != null) {
            for (Parameter parameter : method.getParameters()) {
                String name = Violations.nameOf(parameter);
                Class<?> type = ParameterConverters.single(parameter.getType(), parameter.getParameterizedType());
                if (name != null) {
                    values(name, uri, headers).stream()
                            .filter(value -> !ParameterConverters.isReadable(type, value))
                            .forEach(value ->
                                    errors.add(ProblemError.ofParameter(name, UnreadableJson.refusal(value, type))));
                }
            }
        }
        return errors.isEmpty()
                ? Problem.of(
                        CommonProblem.BAD_REQUEST,
                        "A path, query or header parameter has a value that can not be read.")
                : Problem.of(CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.")
                        .withErrors(errors);
    }

    private static List<String> values(String name, UriInfo uri, HttpHeaders headers) {
        List<String> found = uri.getQueryParameters().get(name);
        if (found == null) {
            found = uri.getPathParameters().get(name);
        }
        if (found == null) {
            found = headers.getRequestHeader(name);
        }
        return found == null ? List.of() : found;
    }
}
