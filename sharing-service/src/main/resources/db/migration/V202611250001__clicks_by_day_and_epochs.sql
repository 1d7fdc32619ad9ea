-- Epochs number what has been counted, so that a report can be asked for again as of one. Whoever writes what reports
-- are made of holds the epoch (shared) until it commits; opening the next one waits for all of them. Everything of a
-- closed epoch is therefore there, and nothing is ever added to it.
create table ingest_epoch (
    epoch     bigint      constraint ingest_epoch_pk primary key,
    opened_at timestamptz not null,
    closed_at timestamptz constraint ingest_epoch_order_ck check (closed_at >= opened_at)
);

create unique index ingest_epoch_open on ingest_epoch ((closed_at is null)) where closed_at is null;

insert into ingest_epoch (epoch, opened_at) values (1, now());

-- The open epoch, held until the transaction ends. Also a default of columns.
create function hold_epoch() returns bigint language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('heraut.ingest-epoch'));
    return (select epoch from ingest_epoch where closed_at is null);
end $$;

-- Closes the open epoch and opens the next: in a transaction of its own.
create function next_epoch(at timestamptz) returns bigint language plpgsql volatile as $$
declare
    closed bigint;
begin
    perform pg_advisory_xact_lock(hashtext('heraut.ingest-epoch'));
    update ingest_epoch set closed_at = greatest(at, opened_at) where closed_at is null returning epoch into closed;
    insert into ingest_epoch (epoch, opened_at) values (closed + 1, at);
    return closed;
end $$;

-- Counts grow by rows: of a closed epoch none changes. Corrections by a newer classifier are negative.
alter table click_rollup add column epoch bigint not null default 1;
alter table click_rollup alter column epoch drop default;
alter table click_rollup drop constraint click_rollup_pk;
alter table click_rollup add constraint click_rollup_pk primary key (link_id, quarter, class, classifier, epoch);
alter table click_rollup drop constraint click_rollup_clicks_ck;
create index click_rollup_by_quarter on click_rollup using brin (quarter) with (pages_per_range = 32);
create index click_rollup_by_epoch on click_rollup using brin (epoch) with (pages_per_range = 32);

-- What was known of the address of a click: the kind of range, whose it is, and the version of the list that said so.
create table address_label (
    id      smallint generated always as identity constraint address_label_pk primary key,
    kind    text not null constraint address_label_kind_ck check (kind in ('OFFICE', 'CRAWLER', 'SCANNER', 'DATA_CENTRE')),
    name    text not null,
    version text not null,
    constraint address_label_key unique (kind, name, version)
);

alter table click rename to click_before;
alter table click_before rename constraint click_pk to click_before_pk;
alter table click_before rename constraint click_class_ck to click_before_class_ck;
alter index click_counted rename to click_before_counted;
alter index click_by_time rename to click_before_by_time;

-- Single clicks, by UTC day: a day whose time is over is dropped as a whole.
create table click (
    at               timestamptz not null,
    link_id          uuid        not null,
    -- Pseudonym of one UTC day; nothing is kept that could turn it into an address.
    visitor          uuid,
    user_agent_id    integer,
    flags            integer     not null,
    class            smallint    not null constraint click_class_ck check (class between 1 and 8),
    reason           smallint    not null,
    classifier       smallint    not null,
    status           smallint    not null,
    -- How many links the visitor had followed within some seconds, this one included.
    burst            smallint    not null,
    address_label_id smallint,
    -- Of the visitor, when a database of countries is configured.
    country          text,
    -- Host only.
    referrer         text
) partition by range (at);

-- Was this visitor counted on this link within the last hour?
create index click_counted on click (link_id, visitor, at) where class = 1;
create index click_by_time on click using brin (at) with (pages_per_range = 32);

create function add_click_day(day date) returns void language plpgsql security definer set search_path = public as $$
declare
    part text := 'click_' || to_char(day, 'YYYYMMDD');
begin
    perform pg_advisory_xact_lock(hashtext('heraut.click-days'));
    if to_regclass(part) is null then
        execute format('create table %I (like click including defaults including constraints including indexes)', part);
        execute format('alter table click attach partition %I for values from (%L) to (%L)', part,
            day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
end $$;

-- Drops the days before that one; gives back how many.
create function drop_click_days_before(day date) returns integer language plpgsql security definer set search_path = public as $$
declare
    part text;
    dropped integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('heraut.click-days'));
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'click'::regclass and c.relname < 'click_' || to_char(day, 'YYYYMMDD')
    loop
        execute format('drop table %I', part);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

revoke all on function add_click_day(date), drop_click_days_before(date), next_epoch(timestamptz), hold_epoch() from public;
grant execute on function add_click_day(date), drop_click_days_before(date), next_epoch(timestamptz), hold_epoch() to ${app};

select add_click_day(day) from (select distinct (at at time zone 'UTC')::date as day from click_before) as days;

insert into address_label (kind, name, version)
select distinct 'CRAWLER', crawler_of, 'configured' from click_before where crawler_of is not null;

insert into click (at, link_id, visitor, user_agent_id, flags, class, reason, classifier, status, burst, address_label_id, referrer)
select at, link_id, visitor, user_agent_id, flags, class, reason, classifier, status, 1, l.id, referrer
from click_before left join address_label l on l.kind = 'CRAWLER' and l.name = crawler_of;

drop table click_before;
