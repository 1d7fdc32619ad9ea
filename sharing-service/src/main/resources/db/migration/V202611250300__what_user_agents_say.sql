-- What a User-Agent says of whoever sent it: filled within seconds after the row was made.
alter table user_agent
    add column device  text constraint user_agent_device_ck check (device in ('PHONE', 'TABLET', 'DESKTOP', 'OTHER')),
    add column browser text,
    add constraint user_agent_described_ck check ((device is null) = (browser is null));

create index user_agent_undescribed on user_agent (id) where device is null;
