-- Dead letters are read, mended, replayed or dismissed, and what was done with each is kept. What lost against another
-- event of the same id is told once for each other content.
alter table dead_letter
  add column state     text not null default 'OPEN'
, add column shop      text
, add column held_key  bytea
, add column mended    bytea
, add column names     text[] not null default '{}'
, add column closed_at timestamptz
, add column closed_by text
, add constraint dead_letter_state check (state in ('OPEN', 'REPLAYED', 'DISMISSED', 'ERASED'))
, add constraint dead_letter_closed check (state = 'OPEN' or closed_at is not null);

comment on column dead_letter.held_key is 'of the event that was admitted before it became a dead letter; a replay frees it';
comment on column dead_letter.names is 'whom its bytes name, as far as they can be read: what an erasure looks for';

update dead_letter
   set shop = headers ->> 'heard-shop';

drop index dead_letter_received;
create index dead_letter_received on dead_letter (received_at desc, id desc);
create index dead_letter_open on dead_letter (received_at desc, id desc) where state = 'OPEN';
create index dead_letter_names on dead_letter using gin (names);

-- Who did what with a dead letter, and what came of it.
create table dead_letter_step (
    letter_id uuid not null references dead_letter (id) on delete cascade
  , nth       integer not null
  , at        timestamptz not null
  , actor     text not null
  , did       text not null
  , detail    text not null
  , constraint dead_letter_step_key primary key (letter_id, nth)
  , constraint dead_letter_step_did check (did in ('REPLAYED', 'FAILED', 'DISMISSED'))
);

alter table inbox_conflict
  add column key          bytea
, add column payload_hash bytea
, add column topic        text
, add column partition    integer
, add column position     bigint
, add column names        text[] not null default '{}';

create unique index inbox_conflict_content on inbox_conflict (key, payload_hash);
create index inbox_conflict_seen on inbox_conflict (seen_at desc, id desc);
create index inbox_conflict_names on inbox_conflict using gin (names);
