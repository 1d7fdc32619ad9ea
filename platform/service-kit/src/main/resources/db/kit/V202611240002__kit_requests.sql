-- What was answered to a POST that carried an Idempotency-Key. Rows live for a day.
create table idempotency_key (
    caller       text        not null,
    method       text        not null,
    path         text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       integer     not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    constraint idempotency_key_pk primary key (caller, method, path, key),
    constraint idempotency_key_hash_is_sha256 check (octet_length(request_hash) = 32),
    constraint idempotency_key_status_is_no_failure check (status between 200 and 399)
);

create index idempotency_key_created_at on idempotency_key (created_at);

comment on column idempotency_key.caller is 'The subject of the token; erasure removes the rows of a person by it.';

-- Who changed what, and who looked at somebody else's data.
create table audit_record (
    id          uuid        not null,
    at          timestamptz not null,
    actor       text,
    action      text        not null,
    object_type text        not null,
    object_id   uuid        not null,
    details     jsonb,
    request_id  text,
    constraint audit_record_pk primary key (id),
    constraint audit_record_action_is_named check (action <> ''),
    constraint audit_record_object_type_is_named check (object_type <> '')
);

create index audit_record_object on audit_record (object_type, object_id, at);
create index audit_record_actor on audit_record (actor, at) where actor is not null;

comment on column audit_record.actor is 'The subject of the token; null when the system acted, or once the person was erased.';
