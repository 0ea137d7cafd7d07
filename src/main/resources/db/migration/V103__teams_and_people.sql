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
