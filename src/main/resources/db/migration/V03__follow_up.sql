-- The life of a follow-up, its reasons and its decisions.
create table follow_up (
    customer_id    text not null
  , id             uuid not null
  , status         text not null
  , wake           text
  , next_at        timestamptz
  , wake_at        timestamptz
  , wake_on        text[] not null default '{}'
  , due_at         timestamptz
  , channel        text
  , purpose        text
  , priority       integer not null default 50
  , urgent         boolean not null default false
  , promised       boolean not null default false
  , for_lead       boolean not null default false
  , effort_seconds integer not null default 0
  , attempt        integer not null default 1
  , leading_id     uuid
  , skills         text[] not null default '{}'
  , because        jsonb not null default '[]'
  , local_next_at  timestamp
  , local_zone     text
  , not_before     timestamptz
  , put_off_at     timestamptz
  , snoozes        integer not null default 0
  , released       boolean not null default false
  , kind           text
  , ended_why      text
  , created_at     timestamptz not null
  , ended_at       timestamptz
  , version        integer not null default 1
  , constraint follow_up_key primary key (customer_id, id)
  , constraint follow_up_status check (
        case status
          when 'WAITING' then wake in ('RELEASE', 'REVIEW') and next_at is not null and wake_at is not null
                          and ended_at is null and (wake = 'REVIEW' or (channel is not null and due_at is not null))
          when 'ACTIVE' then wake is null and wake_at is null and next_at is not null and channel is not null
                          and due_at is not null and ended_at is null
          when 'FULFILLED' then kind in ('HEARD', 'OFFERED') and ended_at is not null and wake_at is null
          when 'LAPSED' then ended_at is not null and ended_why is not null and wake_at is null
          when 'CANCELLED' then ended_at is not null and ended_why is not null and wake_at is null
          else false
        end)
  , constraint follow_up_channel check (channel in ('CALL', 'EMAIL'))
);
comment on column follow_up.wake_at is 'when the sweep looks at it: next_at, or later while routine work waits for its owner';
comment on column follow_up.local_next_at is 'next_at as the customer''s clock shows it, so that it can be worked out again when zones change';

create unique index follow_up_one_open on follow_up (customer_id) where status in ('WAITING', 'ACTIVE');
create index follow_up_wakes on follow_up (wake_at, id) where status = 'WAITING';
create index follow_up_by_id on follow_up (id);

create table reason (
    customer_id      text not null
  , id               uuid not null
  , playbook         text not null
  , playbook_version integer not null
  , source           text not null
  , subject          text not null
  , order_id         text
  , asked_for        boolean not null
  , raised_at        timestamptz not null
  , target           timestamptz not null
  , due              timestamptz not null
  , fate             text not null
  , state            text not null
  , why              text
  , ended_at         timestamptz
  , ended_by_person  boolean not null default false
  , follow_up_id     uuid
  , own              jsonb
  , constraint reason_key primary key (customer_id, id)
  , constraint reason_once unique (customer_id, playbook, source, subject)
  , constraint reason_fate check (
        case fate
          when 'OPEN' then ended_at is null and follow_up_id is not null
          when 'SERVED' then ended_at is not null
          when 'WITHDRAWN' then ended_at is not null and why is not null
          when 'LAPSED' then ended_at is not null
          else false
        end)
  , constraint reason_state check (state in ('TAKEN', 'LATER', 'HELD', 'DROPPED'))
  , constraint reason_of_follow_up foreign key (customer_id, follow_up_id) references follow_up (customer_id, id)
        deferrable initially deferred
);
comment on column reason.fate is 'its life; state is its place in the latest decision';
create index reason_of_follow_up on reason (customer_id, follow_up_id);

create table decision (
    customer_id  text not null
  , id           uuid not null
  , decided_at   timestamptz not null
  , event_source text
  , event_id     text
  , event_type   text
  , cause        text not null
  , outcome      text not null
  , next_at      timestamptz
  , due_at       timestamptz
  , channel      text
  , considered   jsonb not null
  , because      jsonb not null
  , versions     jsonb not null
  , facts        jsonb not null
  , constraint decision_key primary key (customer_id, id)
  , constraint decision_outcome check (outcome in ('REACH_OUT', 'LOOK_AGAIN', 'LEAVE_ALONE'))
);
