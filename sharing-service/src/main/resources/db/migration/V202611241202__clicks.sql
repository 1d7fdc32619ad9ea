-- Which release of the rules and of the patterns judged a click.
create table classifier (
    id       smallint generated always as identity constraint classifier_pk primary key,
    rules    integer  not null,
    patterns text     not null,
    constraint classifier_version_key unique (rules, patterns)
);

-- How far the click log is counted. Moved by compare-and-set in the transaction that counts: a consumer
-- that has lost its partition does not find the offset that it expects, and can not commit.
create table click_offset (
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null constraint click_offset_ck check (next_offset >= 0),
    constraint click_offset_pk primary key (topic_id, partition)
);

-- Every batch is counted once, however often the log holds it.
create table click_batch (
    id         uuid        constraint click_batch_pk primary key,
    counted_at timestamptz not null
);

create index click_batch_by_time on click_batch (counted_at);

create table user_agent (
    id   integer generated always as identity constraint user_agent_pk primary key,
    text text not null constraint user_agent_text_key unique
);

create table click (
    link_id       uuid        not null,
    at            timestamptz not null,
    batch_id      uuid        not null,
    position      integer     not null,
    class         smallint    not null constraint click_class_ck check (class between 1 and 8),
    reason        smallint    not null,
    classifier    smallint    not null,
    -- Pseudonym of one UTC day; nothing is kept that could turn it into an address.
    visitor       uuid,
    user_agent_id integer,
    -- Host only.
    referrer      text,
    -- The network whose declared crawler range the request came from.
    crawler_of    text,
    flags         integer     not null,
    status        smallint    not null,
    constraint click_pk primary key (link_id, at, batch_id, position)
);

-- Was this visitor counted on this link within the last hour?
create index click_counted on click (link_id, visitor, at) where class = 1;
create index click_by_time on click using brin (at);

create table click_rollup (
    link_id    uuid        not null,
    -- The beginning of the quarter of an hour in which the clicks happened.
    quarter    timestamptz not null,
    class      smallint    not null constraint click_rollup_class_ck check (class between 1 and 8),
    classifier smallint    not null,
    clicks     bigint      not null constraint click_rollup_clicks_ck check (clicks > 0),
    constraint click_rollup_pk primary key (link_id, quarter, class, classifier)
);

-- What the click log held and nobody could read: kept, counted, said aloud.
create table click_dead_letter (
    topic_id    text        not null,
    partition   integer     not null,
    kafka_offset bigint     not null,
    payload     bytea,
    reason      text        not null,
    recorded_at timestamptz not null,
    constraint click_dead_letter_pk primary key (topic_id, partition, kafka_offset)
);

-- Unlogged: not in the write-ahead log, so in no backup and on no standby. Destroyed an hour into the next day.
create unlogged table day_salt (
    day  date  constraint day_salt_pk primary key,
    salt bytea not null constraint day_salt_length_ck check (octet_length(salt) = 32)
);

-- Hashes that an advocate's own authenticated calls have left, under the salt of that day.
create unlogged table advocate_trace (
    day         date not null,
    advocate_id uuid not null,
    hash        uuid not null,
    constraint advocate_trace_pk primary key (day, advocate_id, hash)
);
