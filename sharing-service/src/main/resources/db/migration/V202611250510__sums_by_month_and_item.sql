-- By the beginning of the organisation's month, for reports that tell content apart but not days: they read whole months here and
-- only what is left over day by day.
create table analytics_month_item (
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
    constraint analytics_month_item_pk primary key (at, content_item_id)
) with (fillfactor = 80);

-- All sums are made anew, these with the others.
update analytics_position set zone = '';
