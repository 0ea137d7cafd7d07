-- Personal mails and their fate. Each is posted at most once without a person's word.
create table mail (
    customer_id       text not null
  , id                uuid not null
  , task_id           uuid not null
  , follow_up_id      uuid not null
  , representative_id text not null
  , from_name         text not null
  , to_address        text not null
  , to_name           text
  , subject           text not null
  , body              text not null
  , language          text not null
  , status            text not null
  , since             timestamptz not null
  , attempt           uuid
  , attempted_at      timestamptz
  , lease_until       timestamptz
  , provider_id       text
  , why               text
  , detail            text
  , decided_by        text
  , planned_at        timestamptz not null
  , version           integer not null default 1
  , constraint mail_key primary key (customer_id, id)
  , constraint mail_status check (
        case status
          when 'PLANNED' then lease_until is null and why is null
          when 'SENDING' then attempt is not null and attempted_at is not null and lease_until is not null and why is null
          when 'SENT' then attempt is not null and attempted_at is not null and lease_until is null and why is null
          when 'UNKNOWN' then attempt is not null and attempted_at is not null and lease_until is null and why is not null
          when 'FAILED' then lease_until is null and why is not null
          else false
        end)
);
comment on column mail.since is 'when it came into its status';
comment on column mail.attempt is 'the latest try; what an earlier one reports no longer counts';
comment on column mail.decided_by is 'who said what became of it, or that it goes again, where nobody could know';

create unique index mail_one_per_task on mail (customer_id, task_id) where status <> 'FAILED';
create index mail_by_id on mail (id);
create index mail_of_task on mail (task_id);
create index mail_to_send on mail (planned_at, id) where status = 'PLANNED';
create index mail_lease_ends on mail (lease_until) where status = 'SENDING';

-- What a rep has written and not yet sent. It outlives the task: a follow-up that is planned anew keeps it, and nobody
-- writes over what another has written.
create table draft (
    customer_id  text not null
  , follow_up_id uuid not null
  , subject      text not null
  , body         text not null
  , saved_by     text not null
  , saved_at     timestamptz not null
  , constraint draft_key primary key (customer_id, follow_up_id, saved_by)
);

-- Mails that were kept here instead of leaving: the local mailbox of embedded mode.
create table local_mail (
    id           uuid primary key
  , mail_id      uuid not null
  , arrived_at   timestamptz not null
  , from_name    text not null
  , from_address text not null
  , reply_to     text
  , to_name      text
  , to_address   text not null
  , subject      text not null
  , body         text not null
  , html         text not null
);
create index local_mail_of on local_mail (mail_id);
