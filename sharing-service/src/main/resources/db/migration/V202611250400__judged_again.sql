-- How often clicks were judged again that are recent enough for others to be their duplicates. Whoever counts remembers whom
-- it has counted, and has to look it up when this has moved since. Written by whoever holds all of click_offset, read by
-- whoever holds some of it.
create table click_judgement (
    one        boolean constraint click_judgement_pk primary key default true constraint click_judgement_one_ck check (one),
    judgements bigint  not null
);

insert into click_judgement (judgements) values (0);
