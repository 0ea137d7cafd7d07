-- Which events were seen: the effect of an event is exactly once by (source, id).
create table inbox_key (
    key          bytea not null
  , payload_hash bytea not null
  , seen_at      timestamptz not null
  , constraint inbox_key_key primary key (key)
) partition by hash (key);

create table inbox_key_0 partition of inbox_key for values with (modulus 8, remainder 0);
create table inbox_key_1 partition of inbox_key for values with (modulus 8, remainder 1);
create table inbox_key_2 partition of inbox_key for values with (modulus 8, remainder 2);
create table inbox_key_3 partition of inbox_key for values with (modulus 8, remainder 3);
create table inbox_key_4 partition of inbox_key for values with (modulus 8, remainder 4);
create table inbox_key_5 partition of inbox_key for values with (modulus 8, remainder 5);
create table inbox_key_6 partition of inbox_key for values with (modulus 8, remainder 6);
create table inbox_key_7 partition of inbox_key for values with (modulus 8, remainder 7);

-- Raw payloads, apart from their keys and by time, so that old ones can go while their keys stay. Nothing deletes either
-- yet.
create table inbox_payload (
    seen_at timestamptz not null
  , key     bytea not null
  , raw     bytea not null
) partition by range (seen_at);
create table inbox_payload_rest partition of inbox_payload default;
create index inbox_payload_key on inbox_payload (key);

-- The same (source, id) with another payload: the first won, and this is what lost.
create table inbox_conflict (
    id       uuid primary key
  , source   text not null
  , event_id text not null
  , raw      bytea not null
  , seen_at  timestamptz not null
);

-- Events whose time has not come: they act at their time.
create table early_event (
    acts_at timestamptz not null
  , key     bytea not null
  , raw     bytea not null
  , constraint early_event_key primary key (key)
);
create index early_event_acts on early_event (acts_at);

create table dead_letter (
    id          uuid primary key
  , received_at timestamptz not null
  , topic       text
  , partition   integer
  , position    bigint
  , event_source text
  , event_id    text
  , reason      text not null
  , headers     jsonb not null default '{}'
  , raw         bytea not null
  , constraint dead_letter_origin unique (topic, partition, position)
);
create index dead_letter_received on dead_letter (received_at desc, id);
