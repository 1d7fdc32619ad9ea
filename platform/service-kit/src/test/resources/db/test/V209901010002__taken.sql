CREATE TABLE taken (
    position     bigint GENERATED ALWAYS AS IDENTITY,
    handler      text   NOT NULL,
    event_id     uuid   NOT NULL,
    aggregate_id uuid   NOT NULL,
    sequence     bigint NOT NULL
);
