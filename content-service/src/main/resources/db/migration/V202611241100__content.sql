-- Feeds that items are imported from.
create table source (
    id                 uuid        not null,
    name               text        not null,
    url                text        not null,
    language           text,
    audience_countries text[]      not null default '{}',
    audience_teams     text[]      not null default '{}',
    audience_languages text[]      not null default '{}',
    etag               text,
    last_modified      text,
    imported_at        timestamptz,
    created_by         uuid        not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    version            bigint      not null,
    constraint source_pk primary key (id),
    constraint source_url_once unique (url),
    constraint source_url_is_web_address check (url ~ '^https?://'),
    constraint source_name_is_given check (name <> '')
);

comment on column source.etag is 'Of the feed as it was when all of its items were taken; sent with the next import.';

-- What the company wants understood.
create table key_message (
    id         uuid        not null,
    title      text        not null,
    text       text        not null,
    created_by uuid        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version    bigint      not null,
    constraint key_message_pk primary key (id),
    constraint key_message_title_is_given check (title <> ''),
    constraint key_message_text_is_given check (text <> '')
);

create table content_item (
    id                  uuid        not null,
    source_id           uuid,
    guid                text,
    status              text        not null,
    content_type        text        not null,
    language            text        not null,
    title               text        not null,
    summary             text,
    canonical_url       text        not null,
    image               text,
    og_title            text,
    og_description      text,
    og_image            text,
    og_site_name        text,
    topics              text[]      not null default '{}',
    audience_countries  text[]      not null default '{}',
    audience_teams      text[]      not null default '{}',
    audience_languages  text[]      not null default '{}',
    published_at_source timestamptz,
    embargo_until       timestamptz,
    expires_at          timestamptz,
    publication         integer     not null default 0,
    published_by        uuid,
    published_at        timestamptz,
    visible_from        timestamptz,
    created_by          uuid        not null,
    created_at          timestamptz not null,
    edited_by           uuid        not null,
    edited_at           timestamptz not null,
    submitted_by        uuid,
    submitted_at        timestamptz,
    approved_by         uuid,
    approved_at         timestamptz,
    withdrawn_by        uuid,
    withdrawn_at        timestamptz,
    note                text,
    version             bigint      not null,
    constraint content_item_pk primary key (id),
    -- The items of a source outlive it.
    constraint content_item_source_fk foreign key (source_id) references source (id) on delete set null,
    constraint content_item_guid_once unique (source_id, guid),
    constraint content_item_url_once unique (source_id, canonical_url),
    constraint content_item_status_known
        check (status in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN', 'EXPIRED')),
    constraint content_item_type_known check (
        content_type in ('NEWS', 'ARTICLE', 'LINK', 'PHOTO', 'VIDEO', 'VACANCY', 'HR_UPDATE', 'EVENT')),
    constraint content_item_title_is_given check (title <> ''),
    constraint content_item_url_is_web_address check (canonical_url ~ '^https?://'),
    constraint content_item_embargo_before_end
        check (embargo_until is null or expires_at is null or embargo_until < expires_at),
    constraint content_item_in_review_was_submitted
        check (status not in ('IN_REVIEW', 'APPROVED', 'PUBLISHED') or submitted_by is not null),
    constraint content_item_published_was_approved
        check (status not in ('APPROVED', 'PUBLISHED') or approved_by is not null),
    constraint content_item_published_is_complete check (
        status <> 'PUBLISHED'
        or (publication > 0 and published_by is not null and published_at is not null and visible_from is not null)),
    constraint content_item_nobody_approves_own_work check (
        approved_by is null
        or (approved_by <> created_by and approved_by <> edited_by and approved_by is distinct from submitted_by))
);

create index content_item_feed on content_item (visible_from desc, id desc) where status = 'PUBLISHED';
create index content_item_end on content_item (expires_at) where status = 'PUBLISHED' and expires_at is not null;
create index content_item_status on content_item (status, id desc);

create table content_item_key_message (
    content_item_id uuid    not null,
    position        integer not null,
    key_message_id  uuid    not null,
    constraint content_item_key_message_pk primary key (content_item_id, position),
    constraint content_item_key_message_item_fk
        foreign key (content_item_id) references content_item (id) on delete cascade,
    constraint content_item_key_message_message_fk foreign key (key_message_id) references key_message (id),
    constraint content_item_key_message_once
        unique (content_item_id, key_message_id) deferrable initially deferred
);

create index content_item_key_message_message on content_item_key_message (key_message_id);

create table caption (
    id              uuid        not null,
    content_item_id uuid        not null,
    network         text        not null,
    language        text        not null,
    text            text        not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    constraint caption_pk primary key (id),
    constraint caption_item_fk foreign key (content_item_id) references content_item (id) on delete cascade,
    constraint caption_network_known
        check (network in ('LINKEDIN', 'X', 'FACEBOOK', 'WHATSAPP', 'BLUESKY', 'EMAIL')),
    constraint caption_text_is_given check (text <> '')
);

create index caption_item on caption (content_item_id, id);
