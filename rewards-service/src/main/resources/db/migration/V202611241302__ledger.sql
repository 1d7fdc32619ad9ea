-- The ledger: double entry, append only. The service's own login may read and insert, nothing else; what an account holds is
-- kept by triggers that run as the owner, so that no statement of the service can make a balance differ from its postings.

create table ledger_account (
    id        uuid        not null,
    kind      text        not null,
    -- The advocate or the budget; null for the accounts of the organisation itself.
    owner_id  uuid,
    opened_at timestamptz not null,
    constraint ledger_account_pk primary key (id),
    constraint ledger_account_kind_known check (kind in (
        'ISSUING', 'REDEEMED', 'EXPIRED', 'ADJUSTMENT',
        'ADVOCATE_AVAILABLE', 'ADVOCATE_HELD', 'ADVOCATE_OWED', 'PROGRAMME_BUDGET', 'CAMPAIGN_BUDGET')),
    constraint ledger_account_owner check (
        (owner_id is null) = (kind in ('ISSUING', 'REDEEMED', 'EXPIRED', 'ADJUSTMENT'))),
    constraint ledger_account_unique unique nulls not distinct (kind, owner_id)
);

-- One row for each account that has an owner. Those of the organisation have none: every award would wait for it.
create table ledger_balance (
    account_id uuid   not null,
    kind       text   not null,
    balance    bigint not null,
    postings   bigint not null,
    constraint ledger_balance_pk primary key (account_id),
    constraint ledger_balance_account_fk foreign key (account_id) references ledger_account (id),
    -- What is owed is a debt: it is the only account that goes below zero, and it never goes above.
    constraint ledger_balance_never_overdrawn check (
        case when kind = 'ADVOCATE_OWED' then balance <= 0 else balance >= 0 end)
);

create table ledger_entry (
    id          uuid        not null,
    kind        text        not null,
    -- What it is booked for. The same cause is the same entry, whoever books it and however often.
    cause       text        not null,
    -- How many postings it has, so that nothing can be added to it later.
    lines       smallint    not null,
    advocate_id uuid,
    decision_id uuid,
    reverses_id uuid,
    occurred_at timestamptz not null,
    booked_at   timestamptz not null,
    constraint ledger_entry_pk primary key (id),
    constraint ledger_entry_kind_known check (kind in (
        'AWARD', 'REVERSAL', 'HOLD', 'RELEASE', 'REDEMPTION', 'REFUND', 'EXPIRY', 'ADJUSTMENT', 'BUDGET')),
    constraint ledger_entry_cause_once unique (cause),
    constraint ledger_entry_decision_once unique (decision_id),
    constraint ledger_entry_lines_range check (lines between 2 and 100),
    constraint ledger_entry_reverses_fk foreign key (reverses_id) references ledger_entry (id)
);

create index ledger_entry_by_advocate on ledger_entry (advocate_id, occurred_at);

create table ledger_posting (
    entry_id      uuid     not null,
    line          smallint not null,
    account_id    uuid     not null,
    points        bigint   not null,
    -- Numbers the postings of an account that has a balance, without gaps; set by the trigger.
    account_line  bigint,
    -- The account's balance after it; set by the trigger.
    balance_after bigint,
    constraint ledger_posting_pk primary key (entry_id, line),
    constraint ledger_posting_entry_fk foreign key (entry_id) references ledger_entry (id),
    constraint ledger_posting_account_fk foreign key (account_id) references ledger_account (id),
    constraint ledger_posting_account_line_once unique (account_id, account_line),
    constraint ledger_posting_moves_points check (points <> 0)
);

create function ledger_open_balance() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.owner_id is not null then
        insert into ledger_balance (account_id, kind, balance, postings) values (new.id, new.kind, 0, 0);
    end if;
    return null;
end $$;

create trigger ledger_account_opens_balance after insert on ledger_account
    for each row execute function ledger_open_balance();

create function ledger_keep_balance() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    update ledger_balance
       set balance = balance + new.points, postings = postings + 1
     where account_id = new.account_id
    returning postings, balance into new.account_line, new.balance_after;
    if not found then
        new.account_line := null;
        new.balance_after := null;
    end if;
    return new;
end $$;

create trigger ledger_posting_keeps_balance before insert on ledger_posting
    for each row execute function ledger_keep_balance();

create function ledger_check_entry() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
declare
    checked uuid;
    total   numeric;
    lines   bigint;
begin
    if tg_table_name = 'ledger_entry' then
        checked := new.id;
    else
        checked := new.entry_id;
    end if;
    select coalesce(sum(p.points), 0), count(*) into total, lines from ledger_posting p where p.entry_id = checked;
    if total <> 0 then
        raise exception 'The postings of ledger entry % sum to %, not to zero', checked, total
            using errcode = 'check_violation', constraint = 'ledger_entry_sums_to_zero';
    end if;
    if lines is distinct from (select e.lines from ledger_entry e where e.id = checked) then
        raise exception 'Ledger entry % has % postings, not as many as it says', checked, lines
            using errcode = 'check_violation', constraint = 'ledger_entry_is_complete';
    end if;
    return null;
end $$;

create constraint trigger ledger_entry_sums_to_zero after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_check_entry();
create constraint trigger ledger_posting_sums_to_zero after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_check_entry();

create function ledger_refuse_change() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception 'The ledger is append only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- The owner is refused as well: whoever migrates the ledger has to say so by switching the trigger off.
create trigger ledger_entry_append_only before update or delete on ledger_entry
    for each row execute function ledger_refuse_change();
create trigger ledger_entry_not_truncated before truncate on ledger_entry
    for each statement execute function ledger_refuse_change();
create trigger ledger_posting_append_only before update or delete on ledger_posting
    for each row execute function ledger_refuse_change();
create trigger ledger_posting_not_truncated before truncate on ledger_posting
    for each statement execute function ledger_refuse_change();
create trigger ledger_account_append_only before update or delete on ledger_account
    for each row execute function ledger_refuse_change();
create trigger ledger_account_not_truncated before truncate on ledger_account
    for each statement execute function ledger_refuse_change();

insert into ledger_account (id, kind, opened_at) values
    ('01900000-0000-7000-8000-0000000000a1', 'ISSUING', timestamptz '2026-01-01 00:00:00Z');

revoke update, delete, truncate on ledger_account, ledger_entry, ledger_posting from "${app}";
revoke insert, update, delete, truncate on ledger_balance from "${app}";
