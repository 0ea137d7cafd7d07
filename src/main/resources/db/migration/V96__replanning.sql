-- When what decisions rest on changes (settings, rules, holidays, playbooks, time zones), all that is open is decided anew,
-- batch by batch. One row per change and, in the journal, one per follow-up that moved.
create table replanning (
    id          uuid primary key
  , fingerprint text not null unique
  , versions    jsonb not null
  , why         jsonb not null
  , after_id    text not null default ''
  , reviewed    bigint not null default 0
  , moved       bigint not null default 0
  , started_at  timestamptz not null
  , finished_at timestamptz
);
comment on column replanning.after_id is 'the last customer who was decided for';
create index replanning_at_work on replanning (started_at) where finished_at is null;

create table replanning_move (
    replanning_id uuid not null
  , customer_id   text not null
  , follow_up_id  uuid not null
  , status_before text not null
  , status_after  text not null
  , next_before   timestamptz
  , next_after    timestamptz
  , channel_before text
  , channel_after text
  , due_before    timestamptz
  , due_after     timestamptz
  , moved_at      timestamptz not null
  , constraint replanning_move_key primary key (replanning_id, customer_id)
);
create index replanning_move_customer on replanning_move (customer_id);
