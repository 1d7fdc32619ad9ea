-- Who shares. What identifies the person stands in advocate_profile alone, so that erasing a row there is enough.
create table advocate (
    id            uuid        constraint advocate_pk primary key,
    registered_at timestamptz not null
);

create table advocate_profile (
    advocate_id uuid        constraint advocate_profile_pk primary key
                            constraint advocate_profile_advocate_fk references advocate,
    sub         text        not null constraint advocate_profile_sub_key unique,
    name        text,
    locale      text,
    country     text,
    team        text,
    -- When the token was issued that this was read from: an older token does not undo a newer one.
    said_at     timestamptz not null
);

create table channel (
    id          uuid        constraint channel_pk primary key,
    advocate_id uuid        not null constraint channel_advocate_fk references advocate,
    network     text        not null constraint channel_network_ck check (network ~ '^[A-Z]{1,16}$'),
    kind        text        not null constraint channel_kind_ck check (kind in ('PERSONAL', 'BUSINESS')),
    created_at  timestamptz not null,
    -- Shares keep referring to a channel that was taken away.
    removed_at  timestamptz
);

create index channel_by_advocate on channel (advocate_id, id) where removed_at is null;

create table channel_handle (
    channel_id uuid constraint channel_handle_pk primary key
                    constraint channel_handle_channel_fk references channel,
    handle     text not null
);

-- What the content service has published, as its events told it.
create table content_item (
    id            uuid        constraint content_item_pk primary key,
    status        text        not null constraint content_item_status_ck check (status in ('PUBLISHED', 'WITHDRAWN', 'EXPIRED')),
    content_type  text        not null,
    language      text        not null,
    title         text        not null,
    canonical_url text        not null constraint content_item_url_ck check (canonical_url ~ '^https?://'),
    og_title      text        not null,
    og_description text,
    og_image      text,
    og_site_name  text,
    countries     text[]      not null,
    teams         text[]      not null,
    languages     text[]      not null,
    published_at  timestamptz not null,
    embargo_until timestamptz,
    expires_at    timestamptz
);

create table content_caption (
    id              uuid    constraint content_caption_pk primary key,
    content_item_id uuid    not null constraint content_caption_item_fk references content_item,
    network         text    not null,
    language        text    not null,
    text            text    not null,
    position        integer not null,
    offered         boolean not null,
    -- How often it was given out: the least used one comes next.
    used            bigint  not null default 0 constraint content_caption_used_ck check (used >= 0)
);

create index content_caption_by_item on content_caption (content_item_id, network);

create table share (
    id              uuid        constraint share_pk primary key,
    advocate_id     uuid        not null constraint share_advocate_fk references advocate,
    content_item_id uuid        not null constraint share_item_fk references content_item,
    channel_id      uuid        not null constraint share_channel_fk references channel,
    network         text        not null,
    channel_kind    text        not null constraint share_kind_ck check (channel_kind in ('PERSONAL', 'BUSINESS')),
    caption_id      uuid,
    attempt         integer     not null constraint share_attempt_ck check (attempt >= 1),
    created_at      timestamptz not null,
    constraint share_attempt_key unique (advocate_id, content_item_id, network, attempt)
);

create index share_by_advocate on share (advocate_id, id desc);

-- The words are the advocate's.
create table share_text (
    share_id uuid constraint share_text_pk primary key constraint share_text_share_fk references share,
    words    text not null
);

create table tracked_link (
    id              uuid        constraint tracked_link_pk primary key,
    code            text        not null constraint tracked_link_code_key unique,
    share_id        uuid        not null constraint tracked_link_share_key unique constraint tracked_link_share_fk references share,
    created_at      timestamptz not null
);

-- Facts that show that a share happened. A level is held while a fact of it stands.
create table evidence (
    share_id    uuid        not null constraint evidence_share_fk references share,
    level       text        not null constraint evidence_level_ck
                            check (level in ('ISSUED', 'CLAIMED', 'PREVIEWED', 'CLICKED', 'LINKED', 'SUSTAINED')),
    occurrence  integer     not null constraint evidence_occurrence_ck check (occurrence >= 1),
    at          timestamptz not null,
    source      text        not null constraint evidence_source_ck check (source in ('SERVICE', 'ADVOCATE', 'CRAWLER', 'VISITOR')),
    -- What the visitor's browser named as the page before, host only.
    referrer    text,
    classifier  smallint,
    recorded_at timestamptz not null,
    constraint evidence_pk primary key (share_id, level, occurrence)
);

-- Keys that all replicas share and that no configuration has to hold.
create table service_secret (
    name  text  constraint service_secret_pk primary key,
    value bytea not null
);
