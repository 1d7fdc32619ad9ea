-- A rule is the sum of its versions. Versions are never changed: a change, enabling and disabling too, is a new one.
create table point_rule (
    id              uuid        not null,
    event_type      text        not null,
    current_version integer     not null,
    created_at      timestamptz not null,
    constraint point_rule_pk primary key (id),
    constraint point_rule_current_version_positive check (current_version >= 1)
);

create index point_rule_by_event_type on point_rule (event_type, id);

create table point_rule_version (
    rule_id     uuid        not null,
    version     integer     not null,
    name        text        not null,
    condition   text,
    points      integer     not null,
    daily_cap   integer,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    enabled     boolean     not null,
    created_at  timestamptz not null,
    -- The advocate who saved it; null for the rules that come with the product.
    created_by  uuid,
    constraint point_rule_version_pk primary key (rule_id, version),
    constraint point_rule_version_rule_fk foreign key (rule_id) references point_rule (id),
    constraint point_rule_version_positive check (version >= 1),
    constraint point_rule_version_name_length check (char_length(name) between 1 and 120),
    constraint point_rule_version_condition_length check (char_length(condition) between 1 and 2000),
    constraint point_rule_version_points_range check (points between 1 and 1000000),
    constraint point_rule_version_daily_cap_range check (daily_cap between points and 1000000000),
    constraint point_rule_version_validity check (valid_until > valid_from)
);

alter table point_rule
    add constraint point_rule_current_version_fk foreign key (id, current_version)
        references point_rule_version (rule_id, version) deferrable initially deferred;

revoke update, delete, truncate on point_rule_version from "${app}";
revoke delete, truncate on point_rule from "${app}";
