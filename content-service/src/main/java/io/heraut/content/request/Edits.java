package io.heraut.content.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heraut.web.problem.CommonProblem;
import io.heraut.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Comparator;
import java.util.Set;

/** Reads the body of a PATCH: what it names is changed, null empties, the rest stays (RFC 7396). */
@ApplicationScoped
public class Edits {
    private final ObjectMapper mapper;
    private final Validator validator;

    Edits(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** The state that the patch asks for, checked as if all of it had been sent. */
    public <T> T merged(T current, JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "The body must be a JSON object.")
                    .withError("", "must be an object");
        }
        ObjectNode merged = merge(mapper.valueToTree(current), changes);
        T result;
        try {
            result = mapper.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            // The cause says what is wrong where; it becomes the same answer as for any other body.
            throw new BadRequestException(e);
        }
        return checked(result);
    }

    /** The same, if it keeps its constraints; a problem that names each one that is broken, if not. */
    public <T> T checked(T result) {
        Set<ConstraintViolation<T>> violations = validator.validate(result);
        if (!violations.isEmpty()) {
            ProblemException problem = new ProblemException(
                    CommonProblem.VALIDATION_FAILED, "See errors for the values that are refused.");
            violations.stream()
                    .sorted(Comparator.comparing(violation -> pointer(violation.getPropertyPath())))
                    .forEach(violation ->
                            problem.withError(pointer(violation.getPropertyPath()), violation.getMessage()));
            throw problem;
        }
        return result;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode object) {
                ObjectNode inner =
                        target.get(change.getKey()) instanceof ObjectNode existing ? existing : target.objectNode();
                target.set(change.getKey(), merge(inner, object));
            } else {
                target.set(change.getKey(), value);
            }
        });
        return target;
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
