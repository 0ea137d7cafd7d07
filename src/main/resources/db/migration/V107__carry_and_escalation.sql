-- The address of a rep's calendar. Whoever knows it may read when that rep has promised to call; the address itself is shown
-- once and kept nowhere, only what it hashes to.
create table calendar_feed (
    representative_id text primary key references representative (id)
  , token_hash        bytea not null unique
  , language          text not null
  , made_at           timestamptz not null
);
comment on column calendar_feed.language is 'in which the rep made it, and in which it is written';

-- How far a task is escalated: 0 not at all. Written by the sweep alone and beside the version, so that nobody's open form is
-- overtaken by it.
alter table task add column escalated smallint not null default 0;
alter table task add column escalation jsonb not null default '[]';
comment on column task.escalation is 'a line for each time that somebody was told; for people it is part of because';
create index task_urgent_escalates on task (due_at, id) include (customer_id, created_at, escalated) where status in ('PENDING', 'CLAIMED') and urgent and escalated < 3;
create index task_routine_escalates on task (escalated, due_at, id) where status in ('PENDING', 'CLAIMED') and not urgent and escalated < 2;
create index task_escalated on task (team_id, due_at, id) where status in ('PENDING', 'CLAIMED') and escalated > 0;

-- Each level at which a task was escalated, once. What was known already of the follow-up's task before it is not told again.
create table escalation (
    customer_id  text not null
  , task_id      uuid not null
  , level        smallint not null
  , follow_up_id uuid not null
  , due_at       timestamptz not null
  , raised_at    timestamptz not null
  , told         boolean not null
  , ended_at     timestamptz
  , constraint escalation_key primary key (customer_id, task_id, level)
  , constraint escalation_level check (level between 1 and 3)
  , constraint escalation_of_task foreign key (customer_id, task_id) references task (customer_id, id) on delete cascade
);
comment on column escalation.due_at is 'what was due when it was raised: a later due is a new promise, whose levels are told anew';
comment on column escalation.ended_at is 'when the task ended, however it did';
create index escalation_of_follow_up on escalation (customer_id, follow_up_id);

-- Who has had the mail about their day, by their own day; and who does not want it.
create table morning_mail (
    representative_id text primary key references representative (id)
  , sent_on           date
  , wanted            boolean not null default true
);
