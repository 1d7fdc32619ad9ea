-- What has changed in the counts of links and is not announced yet. Written by the statement that changes a count, in its
-- transaction, whoever makes it: nothing is announced that was not counted, and nothing counted is forgotten. Only
-- appended to, so that counting waits for nobody.
create table click_news (
    link_id uuid     not null,
    class   smallint not null,
    clicks  bigint   not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000);

-- How far each link is announced: by class, what every event so far adds up to, and what the next one will say.
create table link_announced (
    link_id   uuid     not null,
    class     smallint not null,
    announced bigint   not null,
    pending   bigint   not null,
    constraint link_announced_pk primary key (link_id, class)
) with (fillfactor = 80);

create table link_announcement (
    link_id      uuid constraint link_announcement_pk primary key,
    -- The end of the period that the last event tells of; null before the first.
    announced_to timestamptz,
    -- When the next event may go out; null when there is nothing to say.
    due_at       timestamptz
) with (fillfactor = 80);

create index link_announcement_due on link_announcement (due_at) where due_at is not null;

create function note_new_clicks() returns trigger language plpgsql as $$
begin
    insert into click_news (link_id, class, clicks)
    select link_id, class, sum(clicks) from after group by link_id, class having sum(clicks) <> 0;
    return null;
end $$;

create function note_more_clicks() returns trigger language plpgsql as $$
begin
    insert into click_news (link_id, class, clicks)
    select link_id, class, sum(clicks)
    from (select link_id, class, clicks from after union all select link_id, class, -clicks from before) as changes
    group by link_id, class having sum(clicks) <> 0;
    return null;
end $$;

create trigger click_rollup_inserted after insert on click_rollup
    referencing new table as after for each statement execute function note_new_clicks();
create trigger click_rollup_updated after update on click_rollup
    referencing old table as before new table as after for each statement execute function note_more_clicks();

insert into click_news (link_id, class, clicks)
select link_id, class, sum(clicks) from click_rollup group by link_id, class having sum(clicks) <> 0;
