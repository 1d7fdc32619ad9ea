-- What heraut.advocates says of each advocate. Personal data: a tombstone on the topic deletes the row.
create table advocate_directory (
    advocate_id uuid        not null,
    sub         text        not null,
    name        text,
    locale      text,
    country     text,
    team        text,
    sequence    bigint      not null,
    stated_at   timestamptz not null,
    constraint advocate_directory_pk primary key (advocate_id),
    constraint advocate_directory_sequence_is_positive check (sequence > 0)
);

-- Not unique: a person who was erased and comes back is, for a moment, two rows, because the topic orders by advocate.
create index advocate_directory_sub on advocate_directory (sub, stated_at desc);
