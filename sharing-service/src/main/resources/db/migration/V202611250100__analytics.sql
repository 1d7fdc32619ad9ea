-- Whatever a report is made of carries the epoch in which it came, so that the report can be asked for again.
alter table share add column epoch bigint not null default 1;
alter table share alter column epoch set default hold_epoch();
create index share_by_time on share (created_at);

alter table evidence add column epoch bigint not null default 1;
alter table evidence alter column epoch set default hold_epoch();
-- The epoch in which the fact fell, if it did.
alter table evidence add column if not exists withdrawn_epoch bigint;
create index evidence_by_epoch on evidence (epoch);
create index evidence_by_withdrawn_epoch on evidence (withdrawn_epoch) where withdrawn_epoch is not null;

alter table classifier add column epoch bigint not null default 1;
alter table classifier alter column epoch set default hold_epoch();

-- New pages are found by epoch and by time at once, not only after the next vacuum.
alter index click_rollup_by_epoch set (autosummarize = on);
alter index click_rollup_by_quarter set (autosummarize = on);

create function evidence_rank(level text) returns integer language sql immutable parallel safe
    return array_position(array['ISSUED', 'CLAIMED', 'PREVIEWED', 'CLICKED', 'LINKED', 'SUSTAINED'], level);

-- What an item was said to be, by each publication.
create table content_dimensions (
    content_item_id uuid   not null constraint content_dimensions_item_fk references content_item,
    sequence        bigint not null,
    epoch           bigint not null default hold_epoch(),
    content_type    text   not null,
    title           text   not null,
    topics          text[] not null,
    campaign        text,
    constraint content_dimensions_pk primary key (content_item_id, sequence)
);

create index content_dimensions_by_epoch on content_dimensions (epoch);

insert into content_dimensions (content_item_id, sequence, epoch, content_type, title, topics)
select id, 0, 1, content_type, title, '{}' from content_item;

-- Where the advocate belonged to when the share was made. Erasure empties it.
create table share_origin (
    share_id uuid constraint share_origin_pk primary key constraint share_origin_share_fk references share,
    team     text,
    country  text
);

-- Who stands behind a value, and since which epoch: the k-th row tells from when on there are k people.
create table analytics_people (
    dimension   text   not null constraint analytics_people_dimension_ck check (dimension in ('ITEM', 'NETWORK')),
    value       text   not null,
    advocate_id uuid   not null,
    epoch       bigint not null default hold_epoch(),
    constraint analytics_people_pk primary key (dimension, value, advocate_id)
);

create index analytics_people_by_epoch on analytics_people (dimension, value, epoch) include (advocate_id);

insert into analytics_people (dimension, value, advocate_id, epoch)
select distinct 'ITEM', content_item_id::text, advocate_id, 1 from share
union all
select distinct 'NETWORK', network, advocate_id, 1 from share;

-- The sums below hold exactly the epochs up to this one, by days of this zone.
create table analytics_position (
    one   boolean constraint analytics_position_pk primary key default true constraint analytics_position_one_ck check (one),
    epoch bigint  not null,
    zone  text    not null
);

insert into analytics_position (epoch, zone) values (0, '');

create table analytics_quarter (
    at          timestamptz not null,
    network     text        not null,
    human       bigint      not null,
    preview_bot bigint      not null,
    other_bot   bigint      not null,
    prefetch    bigint      not null,
    scanner     bigint      not null,
    self        bigint      not null,
    duplicate   bigint      not null,
    unknown     bigint      not null,
    issued      bigint      not null,
    claimed     bigint      not null,
    previewed   bigint      not null,
    clicked     bigint      not null,
    linked      bigint      not null,
    sustained   bigint      not null,
    constraint analytics_quarter_pk primary key (at, network)
) with (fillfactor = 80);

-- By the beginning of the organisation's day.
create table analytics_day_item (
    at              timestamptz not null,
    content_item_id uuid        not null,
    human           bigint      not null,
    preview_bot     bigint      not null,
    other_bot       bigint      not null,
    prefetch        bigint      not null,
    scanner         bigint      not null,
    self            bigint      not null,
    duplicate       bigint      not null,
    unknown         bigint      not null,
    issued          bigint      not null,
    claimed         bigint      not null,
    previewed       bigint      not null,
    clicked         bigint      not null,
    linked          bigint      not null,
    sustained       bigint      not null,
    constraint analytics_day_item_pk primary key (at, content_item_id)
) with (fillfactor = 80);

-- The same by network, which only values of clicks need.
create table analytics_day_item_network (
    at              timestamptz not null,
    content_item_id uuid        not null,
    network         text        not null,
    human           bigint      not null,
    preview_bot     bigint      not null,
    other_bot       bigint      not null,
    prefetch        bigint      not null,
    scanner         bigint      not null,
    self            bigint      not null,
    duplicate       bigint      not null,
    unknown         bigint      not null,
    issued          bigint      not null,
    claimed         bigint      not null,
    previewed       bigint      not null,
    clicked         bigint      not null,
    linked          bigint      not null,
    sustained       bigint      not null,
    constraint analytics_day_item_network_pk primary key (at, content_item_id, network)
) with (fillfactor = 80);

-- Before the first of these epochs nothing was known of the day; since the last one nothing has changed.
create table analytics_day (
    at          timestamptz constraint analytics_day_pk primary key,
    first_epoch bigint not null,
    last_epoch  bigint not null
);

-- Distinct visitors of a UTC day, counted once when the day is over. They do not add up.
create table analytics_visitors (
    day       date   not null,
    dimension text   not null constraint analytics_visitors_dimension_ck check (dimension in ('ALL', 'ITEM', 'NETWORK')),
    value     text   not null,
    visitors  bigint not null,
    epoch     bigint not null,
    constraint analytics_visitors_pk primary key (day, dimension, value)
);

-- By team and by country there is one answer a month, made once, of cells that hold enough people.
create table analytics_month (
    month      date        constraint analytics_month_pk primary key,
    epoch      bigint      not null,
    settled_at timestamptz not null,
    -- There were too few people in all for any figure.
    withheld   boolean     not null
);

create table analytics_month_cell (
    month       date   not null constraint analytics_month_cell_month_fk references analytics_month,
    dimension   text   not null constraint analytics_month_cell_dimension_ck check (dimension in ('TEAM', 'COUNTRY')),
    kind        text   not null constraint analytics_month_cell_kind_ck check (kind in ('VALUE', 'NONE', 'OTHER')),
    value       text   not null,
    human       bigint not null,
    preview_bot bigint not null,
    other_bot   bigint not null,
    prefetch    bigint not null,
    scanner     bigint not null,
    self        bigint not null,
    duplicate   bigint not null,
    unknown     bigint not null,
    issued      bigint not null,
    claimed     bigint not null,
    previewed   bigint not null,
    clicked     bigint not null,
    linked      bigint not null,
    sustained   bigint not null,
    constraint analytics_month_cell_pk primary key (month, dimension, kind, value)
);

create table metric_definition (
    key        text        not null constraint metric_definition_key_ck check (key ~ '^[a-z]+(-[a-z]+)*$'),
    version    integer     not null constraint metric_definition_version_ck check (version >= 1),
    epoch      bigint      not null default hold_epoch(),
    created_at timestamptz not null,
    title      text        not null,
    numerator  text        not null,
    denominator text,
    time_basis text        not null,
    exclusions text        not null,
    formula    text        not null,
    unit       text        not null,
    constraint metric_definition_pk primary key (key, version)
);

insert into metric_definition (key, version, epoch, created_at, title, numerator, denominator, time_basis, exclusions, formula, unit) values
('shares', 1, 1, '2026-11-25T00:00:00Z', 'Shares by evidence level',
 'Shares, each counted once, under the highest evidence level that it held as of the answer', null,
 'When the share was issued', 'None: a share without further evidence is counted as ISSUED',
 'issued + claimed + previewed + clicked + linked + sustained', 'shares'),
('raw-clicks', 1, 1, '2026-11-25T00:00:00Z', 'Requests to tracked links',
 'Every request to a tracked link', null,
 'When the request came, by quarter of an hour', 'None',
 'human + previewBot + otherBot + prefetch + scanner + self + duplicate + unknown', 'requests'),
('human-clicks', 1, 1, '2026-11-25T00:00:00Z', 'Clicks by people',
 'Requests that the classifier holds for a person''s click', null,
 'When the request came, by quarter of an hour',
 'Preview bots, other bots, prefetches, mail scanners, the advocate''s own clicks, the same visitor on the same link within an hour, visitors of whom nothing is known',
 'raw - previewBot - otherBot - prefetch - scanner - self - duplicate - unknown', 'clicks'),
('clicks-per-share', 1, 1, '2026-11-25T00:00:00Z', 'Clicks by people per proven share',
 'Clicks by people in the period', 'Shares issued in the period that hold PREVIEWED or a higher level as of the answer',
 'Clicks when they came, shares when they were issued: a click may come to a share of an earlier period',
 'Shares that are only issued or claimed; all that human clicks leave out', 'humanClicks / (previewed + clicked + linked + sustained)', 'clicks per share'),
('daily-unique-visitors', 1, 1, '2026-11-25T00:00:00Z', 'Daily unique visitors',
 'Distinct visitors with a human click, for each UTC day, averaged over the days of the period', 'UTC days of the period that are counted',
 'UTC days that lie wholly in the period, counted once when the day is over',
 'Visitors who asked not to be tracked; all that human clicks leave out; clicks that arrive more than two hours after the day',
 'sum over days of distinct visitors of the day / days', 'visitors a day; they do not add up over days, networks or items'),
('earned-media-value', 1, 1, '2026-11-25T00:00:00Z', 'Earned media value',
 'Clicks by people, at what a click would have cost on the network', null,
 'The rate that was valid when the click came, by rate cards known as of the answer',
 'Clicks on networks or days without a rate: they are named, not guessed; all that human clicks leave out',
 'sum over networks and rate periods of humanClicks * ratePerClick', 'minor units of the currency, with the same sum at the low and the high rate');

-- Never changed: a correction is a later card for the same days, which supersedes.
create table rate_card (
    id         uuid        constraint rate_card_pk primary key,
    position   bigint      generated always as identity constraint rate_card_position_key unique,
    epoch      bigint      not null default hold_epoch(),
    created_at timestamptz not null,
    name       text        not null,
    currency   text        not null constraint rate_card_currency_ck check (currency ~ '^[A-Z]{3}$'),
    -- Days of the organisation; the last one is not included.
    valid_from date        not null,
    valid_to   date        constraint rate_card_period_ck check (valid_to > valid_from),
    source     text        not null
);

create table rate_card_rate (
    rate_card_id uuid   not null constraint rate_card_rate_card_fk references rate_card,
    network      text   not null,
    per_click    bigint not null,
    low          bigint not null,
    high         bigint not null,
    constraint rate_card_rate_pk primary key (rate_card_id, network),
    constraint rate_card_rate_band_ck check (0 <= low and low <= per_click and per_click <= high)
);
