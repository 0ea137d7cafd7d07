-- Which skills the goods and topics of work need, for the whole company and for single teams.
create table skill_table (
    team_id text primary key
  , rows    jsonb not null
  , version integer not null
);
comment on table skill_table is 'team_id is empty for the company; the row of a team stands in for the company''s row for the same category or topic';

-- Whether a rep can be given something urgent right now.
create table presence (
    representative_id text primary key references representative (id)
  , status            text not null
  , until             timestamptz not null
  , since             timestamptz not null
  , constraint presence_status check (status in ('BUSY', 'AWAY'))
);
comment on table presence is 'AVAILABLE has no row, nor has what is over';

-- Whom a customer does not want to talk to again.
create table unwanted_rep (
    customer_id       text not null
  , representative_id text not null
  , reason            text
  , recorded_by       text not null
  , recorded_at       timestamptz not null
  , constraint unwanted_rep_key primary key (customer_id, representative_id)
);

-- Promises that passed to somebody else because who made them left. Whoever has one says so in time, else the lead has it.
create table passed_promise (
    customer_id   text not null
  , commitment_id uuid not null
  , from_id       text not null
  , to_id         text not null
  , passed_at     timestamptz not null
  , accept_until  timestamptz not null
  , accepted_at   timestamptz
  , constraint passed_promise_key primary key (customer_id, commitment_id)
);
create index passed_promise_open on passed_promise (accept_until) where accepted_at is null;
create index passed_promise_of on passed_promise (to_id) where accepted_at is null;

-- How many customers somebody owns, and whose they were who has left.
create index customer_of_owner on customer (owner_id) where owner_id is not null;

-- Conversations in the order of time, for how often customers talk to the same person.
create index contact_conversation on contact (at) where disposition in ('REACHED', 'REPLIED');

-- Calls in a row without a pause.
create table call_streak (
    representative_id text primary key references representative (id)
  , calls             integer not null
  , last_at           timestamptz not null
);
comment on column call_streak.last_at is 'when the last of them ended';

-- Conversations about concerns and returns, by the day of who had them.
create table hard_conversation (
    representative_id text not null references representative (id)
  , day               date not null
  , conversations     integer not null
  , constraint hard_conversation_key primary key (representative_id, day)
);
