-- The points of each advocate in each period, by when they were earned. Derived from the ledger, in the transaction of each entry.
create table standing (
    period       text        not null,
    period_start date        not null,
    advocate_id  uuid        not null,
    points       bigint      not null,
    reached_at   timestamptz not null,
    constraint standing_pk primary key (period, period_start, advocate_id),
    constraint standing_period_known check (period in ('WEEK', 'MONTH', 'QUARTER', 'ALL'))
);

create index standing_board on standing (period, period_start, points desc, reached_at, advocate_id);
