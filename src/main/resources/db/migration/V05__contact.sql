-- Every attempt on every channel, by whomever. Append-only: a correction is a row of its own.
create table contact (
    customer_id       text not null
  , id                uuid not null
  , at                timestamptz not null
  , channel           text not null
  , direction         text not null
  , disposition       text not null
  , asked_for         boolean not null
  , purpose           text
  , follow_up_id      uuid
  , task_id           uuid
  , representative_id text
  , department        text
  , contact_point     text
  , note              text
  , heard             text[] not null default '{}'
  , served            uuid[] not null default '{}'
  , call_back_at      timestamptz
  , outside_window    boolean not null default false
  , event_source      text
  , event_id          text
  , recorded_at       timestamptz not null
  , proof             jsonb not null default '{}'
  , constraint contact_key primary key (customer_id, id)
  , constraint contact_direction check (direction in ('IN', 'OUT'))
  , constraint contact_channel check (channel in ('CALL', 'EMAIL'))
  , constraint contact_once unique (customer_id, event_source, event_id)
);
create unique index contact_one_per_task on contact (customer_id, task_id) where task_id is not null;
create index contact_in_time on contact (customer_id, at);
