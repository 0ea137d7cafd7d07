-- Raw payloads, by day of coming in. The days to come get their partitions ahead; what comes in on a day without one goes to
-- inbox_payload_rest, so that nothing is ever refused. A day that is over its time is dropped as a whole.
--
-- What came in before this stood in that rest: it becomes one partition of its own, up to the end of its last day (UTC).
do $$
declare
    until timestamptz;
begin
    select date_trunc('day', max(seen_at), 'UTC') + interval '24 hours' into until from inbox_payload;
    if until is not null then
        alter table inbox_payload detach partition inbox_payload_rest;
        alter table inbox_payload_rest rename to inbox_payload_before;
        execute format('alter table inbox_payload attach partition inbox_payload_before for values from (minvalue) to (%L)', until);
        create table inbox_payload_rest partition of inbox_payload default;
    end if;
end $$;
create index inbox_payload_rest_seen on inbox_payload_rest (seen_at);

-- Keys and decisions are written in the order of time and never changed: a few blocks tell where the old ones are, and writing
-- costs next to nothing.
create index inbox_key_seen on inbox_key using brin (seen_at) with (autosummarize = on);
create index decision_over on decision using brin (decided_at) with (autosummarize = on);

-- Whose messages came in when, hour by hour: what is usual for each, so that one who falls silent is noticed.
create table input (
    source     text primary key
  , first_hour timestamptz not null
  , last_at    timestamptz not null
);
create table input_hour (
    source   text not null
  , hour     timestamptz not null
  , messages bigint not null
  , constraint input_hour_key primary key (source, hour)
);
create index input_hour_over on input_hour (hour);

-- Follow-ups that nobody would ever look at again. The first index is empty as long as all is well; the second has what is in
-- somebody's queue.
create index follow_up_without_date on follow_up (customer_id) where status in ('WAITING', 'ACTIVE') and next_at is null;
create index follow_up_active on follow_up (customer_id, id) where status = 'ACTIVE';

-- What is to be done from time to time, by one instance of all.
create table chore (
    name        text primary key
  , next_run_at timestamptz not null
  , ended_at    timestamptz
  , report      jsonb not null default '{}'
);
insert into chore (name, next_run_at) values ('retention', '2000-01-01T00:00Z');
