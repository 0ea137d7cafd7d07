-- Who has declined which task, and why: it does not come back to them.
create table declined_task (
    customer_id       text not null
  , task_id           uuid not null
  , representative_id text not null
  , reason            text not null
  , declined_at       timestamptz not null
  , constraint declined_task_key primary key (customer_id, task_id, representative_id)
);

-- Offers to pass a task on. Who has it keeps it until somebody accepts.
create table handoff (
    customer_id   text not null
  , id            uuid not null
  , task_id       uuid not null
  , kind          text not null
  , from_id       text not null
  , to_id         text not null
  , note          text not null
  , with_promises boolean not null
  , status        text not null
  , offered_at    timestamptz not null
  , expires_at    timestamptz not null
  , settled_at    timestamptz
  , reason        text
  , version       integer not null default 1
  , constraint handoff_key primary key (customer_id, id)
  , constraint handoff_kind check (kind in ('LIVE', 'LATER'))
  , constraint handoff_to_another check (from_id <> to_id)
  , constraint handoff_status check (
        case status
          when 'OFFERED' then settled_at is null and reason is null
          when 'ACCEPTED' then settled_at is not null and reason is null
          when 'DECLINED' then settled_at is not null and reason is not null
          when 'EXPIRED' then settled_at is not null and reason is null
          when 'WITHDRAWN' then settled_at is not null and reason is null
          when 'OVERTAKEN' then settled_at is not null and reason is not null
          else false
        end)
);
comment on column handoff.with_promises is 'whether what the giver promised this customer passes too';
comment on column handoff.reason is 'why somebody declined, or what came first';

create unique index handoff_one_offer on handoff (customer_id, task_id) where status = 'OFFERED';
create index handoff_by_id on handoff (id);
create index handoff_of_task on handoff (task_id);
create index handoff_to on handoff (to_id, id);
create index handoff_from on handoff (from_id, id);
create index handoff_open on handoff (expires_at) where status = 'OFFERED';
