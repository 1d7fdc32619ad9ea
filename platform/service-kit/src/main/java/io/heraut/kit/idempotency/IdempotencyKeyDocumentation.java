package io.heraut.kit.idempotency;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Tells of the header at every POST of the OpenAPI document. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class IdempotencyKeyDocumentation implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getPOST)
                .filter(post -> post != null && !tellsAlready(post))
                .forEach(post -> post.addParameter(header()));
    }

    private static boolean tellsAlready(Operation post) {
        return post.getParameters() != null
                && post.getParameters().stream()
                        .anyMatch(parameter -> IdempotencyKeys.HEADER.equalsIgnoreCase(parameter.getName()));
    }

    private static Parameter header() {
        return OASFactory.createParameter()
                .name(IdempotencyKeys.HEADER)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "A key of your choice that makes it safe to send this request again: for 24 hours, the same"
                                + " key with the same body is answered as the first time (with `Idempotency-Replayed: true`)"
                                + " and changes nothing; with another body it is refused (422), and while the first request is"
                                + " being worked on it gets 409.")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255)
                        .addExample("0d6f1f0a-6f0e-4b0e-9f37-8f0b6c1f2f6e"));
    }
}
