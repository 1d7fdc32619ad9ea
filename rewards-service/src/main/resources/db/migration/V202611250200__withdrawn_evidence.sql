-- Levels of evidence that shares have lost, remembered by share, level and occurrence. Whichever comes first, the evidence or its
-- withdrawal: in the end nothing is paid for it.
create table withdrawn_evidence (
    share_id     uuid        not null,
    level        text        not null,
    occurrence   integer     not null,
    advocate_id  uuid        not null,
    event_id     uuid        not null,
    withdrawn_at timestamptz not null,
    constraint withdrawn_evidence_pk primary key (share_id, level, occurrence)
);

revoke update, delete, truncate on withdrawn_evidence from "${app}";

-- Was it taken back?
create index ledger_entry_by_reversed on ledger_entry (reverses_id) where reverses_id is not null;

-- What takes something back names what it takes back.
alter table ledger_entry add constraint ledger_entry_reversal_names_original
    check (kind <> 'REVERSAL' or reverses_id is not null);

-- What was paid for that cause, by whichever rule?
create index rule_decision_paid_by_cause on rule_decision (cause) where points > 0;
