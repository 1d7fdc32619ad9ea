-- Counts the events of each aggregate on each topic. Its row lock is what makes the count gapless.
CREATE TABLE event_sequence (
    topic        text   NOT NULL,
    aggregate_id uuid   NOT NULL,
    last         bigint NOT NULL,
    CONSTRAINT event_sequence_pk PRIMARY KEY (topic, aggregate_id),
    CONSTRAINT event_sequence_last_not_negative CHECK (last >= 0)
) WITH (fillfactor = 90);

-- What is still to be told to Kafka, in this order. A row is deleted when the broker has acknowledged it.
CREATE TABLE outbox_event (
    position   bigint GENERATED ALWAYS AS IDENTITY,
    topic      text        NOT NULL,
    key        text,
    value      bytea,
    headers    jsonb       NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT outbox_event_pk PRIMARY KEY (position)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The last event of each kind of each aggregate as it was published, to be published again for a consumer that
-- has to be rebuilt. A row without a value is a tombstone.
CREATE TABLE event_state (
    topic        text        NOT NULL,
    aggregate_id uuid        NOT NULL,
    type         text        NOT NULL,
    slot         text        NOT NULL,
    sequence     bigint      NOT NULL,
    value        bytea,
    updated_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_state_pk PRIMARY KEY (topic, aggregate_id, type, slot)
) WITH (fillfactor = 90);

CREATE TABLE republish_run (
    id             uuid        NOT NULL,
    topics         text[]      NOT NULL,
    requested_at   timestamptz NOT NULL,
    reached_topic  text,
    reached_id     uuid,
    published      bigint      NOT NULL DEFAULT 0,
    finished_at    timestamptz,
    CONSTRAINT republish_run_pk PRIMARY KEY (id),
    CONSTRAINT republish_run_topics_not_empty CHECK (cardinality(topics) > 0)
);

-- The events that were taken: written in the transaction of their effect.
CREATE TABLE inbox (
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT inbox_pk PRIMARY KEY (event_id)
);
CREATE INDEX inbox_received_at ON inbox (received_at);

-- DEAD: what could not be taken. PARKED: what came later for the same key and has to wait behind it.
CREATE TABLE dead_letter (
    id            uuid        NOT NULL,
    position      bigint      GENERATED ALWAYS AS IDENTITY,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    key           text,
    event_id      uuid        NOT NULL,
    type          text,
    sequence      bigint,
    value         bytea,
    status        text        NOT NULL,
    ordered       boolean     NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    attempts      integer     NOT NULL,
    received_at   timestamptz NOT NULL,
    failed_at     timestamptz,
    CONSTRAINT dead_letter_pk PRIMARY KEY (id),
    CONSTRAINT dead_letter_status_known CHECK (status IN ('DEAD', 'PARKED')),
    CONSTRAINT dead_letter_only_ordered_are_parked CHECK (status = 'DEAD' OR ordered),
    CONSTRAINT dead_letter_ordered_has_key CHECK (key IS NOT NULL OR NOT ordered),
    CONSTRAINT dead_letter_event_once UNIQUE (event_id)
);
CREATE INDEX dead_letter_key ON dead_letter (topic, key, position);
CREATE UNIQUE INDEX dead_letter_position ON dead_letter (position);

-- How far a projection has come with an aggregate.
CREATE TABLE seen_sequence (
    projection   text   NOT NULL,
    topic        text   NOT NULL,
    aggregate_id uuid   NOT NULL,
    last         bigint NOT NULL,
    CONSTRAINT seen_sequence_pk PRIMARY KEY (projection, topic, aggregate_id)
) WITH (fillfactor = 90);
