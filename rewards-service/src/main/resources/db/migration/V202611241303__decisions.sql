-- What each rule decided on each cause, paid or not, with what it takes to explain it.
create table rule_decision (
    id              uuid        not null,
    rule_id         uuid        not null,
    -- Null when no version of the rule was valid at the time of the event.
    rule_version    integer,
    -- The share with its level and occurrence, or the event: what a rule pays for once.
    cause           text        not null,
    event_id        uuid        not null,
    event_type      text        not null,
    occurred_at     timestamptz not null,
    -- The day of the organisation that the cap of the day belongs to.
    day             date        not null,
    advocate_id     uuid        not null,
    share_id        uuid,
    content_item_id uuid,
    network         text,
    level           text,
    occurrence      integer,
    outcome         text        not null,
    points          integer     not null,
    -- What the rule had already paid the advocate that day, when a cap was looked at.
    paid_before     bigint,
    detail          text,
    decided_at      timestamptz not null,
    constraint rule_decision_pk primary key (id),
    constraint rule_decision_once unique (rule_id, cause),
    constraint rule_decision_rule_fk foreign key (rule_id) references point_rule (id),
    constraint rule_decision_version_fk foreign key (rule_id, rule_version)
        references point_rule_version (rule_id, version),
    constraint rule_decision_points_paid check ((points > 0) = (outcome in ('AWARDED', 'AWARDED_IN_PART')))
);

create index rule_decision_by_advocate on rule_decision (advocate_id, id);
create index rule_decision_by_event on rule_decision (event_id);

alter table ledger_entry
    add constraint ledger_entry_decision_fk foreign key (decision_id) references rule_decision (id);

-- What a rule has paid an advocate in a period. Its row is the lock that keeps a cap under concurrency.
create table rule_cap_usage (
    rule_id      uuid   not null,
    advocate_id  uuid   not null,
    period       text   not null,
    period_start date   not null,
    points       bigint not null,
    constraint rule_cap_usage_pk primary key (rule_id, advocate_id, period, period_start),
    constraint rule_cap_usage_rule_fk foreign key (rule_id) references point_rule (id),
    constraint rule_cap_usage_period_known check (period in ('DAY', 'WEEK', 'MONTH', 'ALL')),
    constraint rule_cap_usage_not_negative check (points >= 0)
);

-- Content that can not be shared any more, so that nothing is paid for what happens to it afterwards.
create table closed_content (
    content_item_id uuid        not null,
    closed_at       timestamptz not null,
    reason          text        not null,
    constraint closed_content_pk primary key (content_item_id),
    constraint closed_content_reason_known check (reason in ('WITHDRAWN', 'EXPIRED'))
);

revoke update, delete, truncate on rule_decision from "${app}";
