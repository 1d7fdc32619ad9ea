-- Evidence falls when nothing is left that proves it. What fell stays to be seen; regained, it is another occurrence.
alter table evidence add column if not exists withdrawn_at timestamptz;
-- The epoch in which it fell, so that a report as of an earlier one still has it.
alter table evidence add column if not exists withdrawn_epoch bigint;
alter table evidence add column withdrawn_cause text
    constraint evidence_withdrawn_cause_ck check (withdrawn_cause in ('CLASSIFIER_RUN', 'RECHECK'));
alter table evidence add column withdrawn_cause_id uuid;
alter table evidence add constraint evidence_withdrawn_ck
    check ((withdrawn_at is null) = (withdrawn_epoch is null) and (withdrawn_at is null) = (withdrawn_cause is null));

-- A level stands once at a time.
create unique index evidence_stands on evidence (share_id, level) where withdrawn_at is null;

-- Which clicks prove a preview? They are few.
create index click_previews on click (link_id) where reason = 10;

-- Clicks of a period are judged again, in the background, step by step.
create table classifier_run (
    id                 uuid        constraint classifier_run_pk primary key,
    status             text        not null constraint classifier_run_status_ck
                                   check (status in ('QUEUED', 'RUNNING', 'STOPPING', 'STOPPED', 'SUCCEEDED', 'FAILED')),
    -- The one that judges; only a replica that has it can do it.
    classifier         smallint    not null constraint classifier_run_classifier_fk references classifier,
    from_at            timestamptz not null,
    to_at              timestamptz not null,
    created_at         timestamptz not null,
    started_at         timestamptz,
    finished_at        timestamptz,
    failure            text,
    -- Where the next step begins: blocks of the part of the table that holds that day.
    next_day           date,
    next_block         bigint      not null default 0,
    total              bigint,
    judged             bigint      not null default 0,
    evidence_withdrawn bigint      not null default 0,
    evidence_gained    bigint      not null default 0,
    failed_attempts    integer     not null default 0,
    -- The replica that does it, and until when it is believed to be alive.
    held_by            uuid,
    lease_until        timestamptz,
    constraint classifier_run_period_ck check (from_at < to_at),
    constraint classifier_run_finished_ck
        check ((finished_at is not null) = (status in ('STOPPED', 'SUCCEEDED', 'FAILED')))
);

-- One at a time: two would correct the same counts.
create unique index classifier_run_one on classifier_run ((true)) where status in ('RUNNING', 'STOPPING');
create index classifier_run_open on classifier_run (id) where status in ('QUEUED', 'RUNNING', 'STOPPING');

-- How many clicks went from one class to another.
create table classifier_run_change (
    run_id     uuid     not null constraint classifier_run_change_run_fk references classifier_run,
    from_class smallint not null,
    to_class   smallint not null,
    clicks     bigint   not null,
    constraint classifier_run_change_pk primary key (run_id, from_class, to_class),
    constraint classifier_run_change_ck check (from_class <> to_class)
);

-- Which rules could not be judged again, and for how many clicks.
create table classifier_run_kept (
    run_id uuid   not null constraint classifier_run_kept_run_fk references classifier_run,
    rule   text   not null constraint classifier_run_kept_rule_ck check (rule in ('SELF', 'DUPLICATE', 'RANGES')),
    clicks bigint not null,
    constraint classifier_run_kept_pk primary key (run_id, rule)
);
