-- The life of one call or email task.
create table task (
    customer_id       text not null
  , id                uuid not null
  , follow_up_id      uuid not null
  , reason_ids        uuid[] not null
  , type              text not null
  , status            text not null
  , urgent            boolean not null
  , promised_at       timestamptz
  , for_lead          boolean not null default false
  , priority          integer not null
  , purpose           text not null
  , due_at            timestamptz not null
  , effort_seconds    integer not null
  , windows           jsonb not null
  , windows_end       timestamptz
  , representative_id text
  , team_id           text not null
  , attempt           integer not null
  , skills            text[] not null default '{}'
  , language          text
  , because           jsonb not null default '[]'
  , marks             text[] not null default '{}'
  , pending_since     timestamptz
  , claimed_by        text
  , claimed_until     timestamptz
  , last_holder       text
  , disposition       text
  , closed_why        text
  , closed_by         text
  , closed_at         timestamptz
  , created_at        timestamptz not null
  , version           integer not null default 1
  , constraint task_key primary key (customer_id, id)
  , constraint task_of_follow_up foreign key (customer_id, follow_up_id) references follow_up (customer_id, id) deferrable
  , constraint task_type check (type in ('CALL', 'EMAIL'))
  , constraint task_status check (
        case status
          when 'PENDING' then pending_since is not null and claimed_by is null and claimed_until is null and closed_at is null
          when 'CLAIMED' then claimed_by is not null and claimed_until is not null and closed_at is null
          when 'COMPLETED' then closed_at is not null and disposition is not null and closed_by is not null
          when 'CANCELLED' then closed_at is not null and closed_why is not null
          else false
        end)
);
comment on column task.reason_ids is 'the reasons that it was released for, whatever joined its follow-up since';
comment on column task.windows_end is 'when the last window of today closes; null for work without windows, which none closes';
comment on column task.last_holder is 'whose claim ended last without an outcome';

create unique index task_one_open on task (customer_id, follow_up_id) where status in ('PENDING', 'CLAIMED');
create index task_by_id on task (id);
create index task_of_rep on task (representative_id) where status in ('PENDING', 'CLAIMED');
create index task_of_team on task (team_id, representative_id) where status in ('PENDING', 'CLAIMED');
create index task_of_holder on task (claimed_by) where status = 'CLAIMED';
create index task_lease_ends on task (claimed_until) where status = 'CLAIMED';
create index task_waits_for_owner on task (pending_since) where status = 'PENDING' and urgent and not for_lead;
create index task_window_closes on task (windows_end) where status = 'PENDING';
create index task_done on task (closed_by, closed_at) where status = 'COMPLETED';
create index task_done_in_team on task (team_id, closed_at) where status = 'COMPLETED';
