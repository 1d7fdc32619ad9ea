package io.heraut.webhooks.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class WebhookEventRepository implements PanacheRepositoryBase<WebhookEvent, UUID> {}
