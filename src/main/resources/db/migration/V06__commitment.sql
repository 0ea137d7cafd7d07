-- Promises and their fate. Nothing un-promises one.
create table commitment (
    customer_id text not null
  , id          uuid not null
  , text        text not null
  , due_at      timestamptz not null
  , made_by     text not null
  , owner_id    text not null
  , task_id     uuid
  , reason_id   uuid
  , status      text not null
  , made_at     timestamptz not null
  , settled_at  timestamptz
  , note        text
  , version     integer not null default 1
  , constraint commitment_key primary key (customer_id, id)
  , constraint commitment_status check (
        case status
          when 'MADE' then settled_at is null
          when 'KEPT' then settled_at is not null
          when 'RENEGOTIATED' then settled_at is not null
          when 'BROKEN' then settled_at is not null
          else false
        end)
);
create index commitment_by_id on commitment (id);
create index commitment_open on commitment (due_at, id) where status = 'MADE';
create index commitment_open_of_customer on commitment (customer_id) where status = 'MADE';
create index commitment_of_owner on commitment (owner_id, due_at) where status = 'MADE';
