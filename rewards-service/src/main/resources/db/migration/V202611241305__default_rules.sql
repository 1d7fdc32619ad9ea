-- The rules of a new installation: a share that is proven pays, a click on a button does not. Whoever runs the programme changes them
-- through the API. Valid from the beginning, so that a rewards service set up later pays for what it catches up with.
insert into point_rule (id, event_type, current_version, created_at) values
    ('01900000-0000-7000-8000-000000000101', 'share.evidenced', 1, timestamptz '2026-01-01 00:00:00Z'),
    ('01900000-0000-7000-8000-000000000102', 'share.evidenced', 1, timestamptz '2026-01-01 00:00:00Z');

insert into point_rule_version (rule_id, version, name, condition, points, daily_cap, valid_from, enabled, created_at) values
    ('01900000-0000-7000-8000-000000000101', 1, 'Your share was seen on the network', 'event.level == ''PREVIEWED''',
        2, 20, timestamptz '2000-01-01 00:00:00Z', true, timestamptz '2026-01-01 00:00:00Z'),
    ('01900000-0000-7000-8000-000000000102', 1, 'Somebody followed your link', 'event.level == ''CLICKED''',
        10, 100, timestamptz '2000-01-01 00:00:00Z', true, timestamptz '2026-01-01 00:00:00Z');
