CREATE TABLE webhook_endpoint (
    id              uuid        NOT NULL CONSTRAINT webhook_endpoint_pk PRIMARY KEY,
    owner           text        NOT NULL,
    url             text        NOT NULL CONSTRAINT webhook_endpoint_url_is_bounded CHECK (length(url) BETWEEN 1 AND 2048),
    description     text        CONSTRAINT webhook_endpoint_description_is_bounded CHECK (length(description) BETWEEN 1 AND 500),
    event_types     text[]      NOT NULL CONSTRAINT webhook_endpoint_wants_something CHECK (cardinality(event_types) > 0),
    status          text        NOT NULL CONSTRAINT webhook_endpoint_status_is_known CHECK (status IN ('ACTIVE', 'DISABLED')),
    disabled_reason text        CONSTRAINT webhook_endpoint_disabled_reason_is_known CHECK (disabled_reason IN ('BY_HAND', 'GONE', 'FAILING')),
    disabled_at     timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         bigint      NOT NULL,
    CONSTRAINT webhook_endpoint_disabled_says_why_and_when
        CHECK (num_nonnulls(disabled_reason, disabled_at) = CASE status WHEN 'DISABLED' THEN 2 ELSE 0 END)
);

CREATE INDEX webhook_endpoint_by_owner ON webhook_endpoint (owner, id);

-- What the deliveries know of an endpoint. Apart from the endpoint, so that a failure does not change its ETag.
CREATE TABLE endpoint_health (
    endpoint_id   uuid NOT NULL CONSTRAINT endpoint_health_pk PRIMARY KEY
        CONSTRAINT endpoint_health_endpoint_fk REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
    failing_since timestamptz,
    paused_until  timestamptz
);

CREATE TABLE endpoint_secret (
    id          uuid        NOT NULL CONSTRAINT endpoint_secret_pk PRIMARY KEY,
    endpoint_id uuid        NOT NULL CONSTRAINT endpoint_secret_endpoint_fk REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
    key_name    text        NOT NULL,
    sealed      bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    valid_until timestamptz
);

CREATE INDEX endpoint_secret_by_endpoint ON endpoint_secret (endpoint_id);
CREATE UNIQUE INDEX endpoint_secret_one_is_current ON endpoint_secret (endpoint_id) WHERE valid_until IS NULL;
