package io.heraut.webhooks.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many deliveries are sent again. */
@Schema(name = "Replay")
record ReplayView(int deliveries) {}
