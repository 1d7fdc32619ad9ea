-- One row per event that at least one endpoint wanted; the body is what is signed and sent, byte for byte.
CREATE TABLE webhook_event (
    id          uuid        NOT NULL CONSTRAINT webhook_event_pk PRIMARY KEY,
    type        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    body        bytea       NOT NULL,
    received_at timestamptz NOT NULL
);

CREATE INDEX webhook_event_by_receipt ON webhook_event (received_at);

-- due_at is when a worker may take the delivery: the time of the next attempt or, while a worker has it, the end of
-- that worker's lease. So what a crashed worker held becomes due again without anybody's doing.
CREATE TABLE delivery (
    id               uuid        NOT NULL CONSTRAINT delivery_pk PRIMARY KEY,
    endpoint_id      uuid        NOT NULL CONSTRAINT delivery_endpoint_fk REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
    event_id         uuid        NOT NULL CONSTRAINT delivery_event_fk REFERENCES webhook_event (id),
    test             boolean     NOT NULL DEFAULT false,
    status           text        NOT NULL CONSTRAINT delivery_status_is_known CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED', 'SKIPPED')),
    attempts         integer     NOT NULL DEFAULT 0 CONSTRAINT delivery_attempts_are_counted CHECK (attempts >= 0),
    step             integer     NOT NULL DEFAULT 0 CONSTRAINT delivery_step_is_counted CHECK (step >= 0),
    due_at           timestamptz,
    lease            uuid,
    last_outcome     text,
    last_http_status integer,
    created_at       timestamptz NOT NULL,
    completed_at     timestamptz,
    CONSTRAINT delivery_once_per_endpoint_and_event UNIQUE (endpoint_id, event_id),
    CONSTRAINT delivery_pending_is_due CHECK ((status = 'PENDING') = (due_at IS NOT NULL)),
    CONSTRAINT delivery_completed_says_when CHECK ((status = 'PENDING') = (completed_at IS NULL)),
    CONSTRAINT delivery_only_pending_is_leased CHECK (lease IS NULL OR status = 'PENDING')
);

CREATE INDEX delivery_due ON delivery (endpoint_id, due_at) WHERE status = 'PENDING';
CREATE INDEX delivery_by_endpoint ON delivery (endpoint_id, id);
CREATE INDEX delivery_not_succeeded ON delivery (status, id) WHERE status <> 'SUCCEEDED';
CREATE INDEX delivery_completed ON delivery (completed_at) WHERE status <> 'PENDING';
CREATE INDEX delivery_by_event ON delivery (event_id);

CREATE TABLE attempt (
    delivery_id   uuid        NOT NULL CONSTRAINT attempt_delivery_fk REFERENCES delivery (id) ON DELETE CASCADE,
    number        integer     NOT NULL CONSTRAINT attempt_number_counts_from_one CHECK (number >= 1),
    started_at    timestamptz NOT NULL,
    duration_ms   bigint      NOT NULL CONSTRAINT attempt_duration_is_positive CHECK (duration_ms >= 0),
    outcome       text        NOT NULL,
    http_status   integer,
    detail        text,
    response_body text,
    CONSTRAINT attempt_pk PRIMARY KEY (delivery_id, number)
);
