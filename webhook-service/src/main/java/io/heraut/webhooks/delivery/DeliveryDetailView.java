package io.heraut.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery with what is sent and all its attempts. */
@Schema(
        name = "DeliveryDetail",
        allOf = {DeliveryView.class, DeliveryDetailView.Detail.class})
record DeliveryDetailView(
        @JsonUnwrapped DeliveryView delivery, @JsonUnwrapped Detail detail) {

    /**
     * The longer part.
     *
     * @param body as it is signed and sent
     */
    @Schema(name = "DeliveryAttempts")
    record Detail(
            @Schema(description = "As it is signed and sent")
            String body,

            List<AttemptView> attempts) {}
}
