-- Which rep is to take what on which of the next days, by team. The rows of the latest plan; the one before is gone.
create table day_plan (
    team_id     text primary key references team (id) on delete cascade
  , basis       text not null
  , next_run_at timestamptz not null
  , made_at     timestamptz
  , from_at     timestamptz
  , until       timestamptz
  , report      jsonb
);
comment on column day_plan.basis is 'the versions of what the plan rests on besides the work itself: when they change, it is made again';
comment on column day_plan.next_run_at is 'while one instance makes it: when another may try';

create table planned_work (
    customer_id       text not null
  , follow_up_id      uuid not null
  , team_id           text not null
  , day               date
  , representative_id text
  , on_time           boolean not null
  , due_at            timestamptz not null
  , effort_minutes    integer not null
  , why               text
  , skill             text
  , language          text
  , zone              text
  , last_day          date
  , constraint planned_work_key primary key (customer_id, follow_up_id)
  , constraint planned_work_of_follow_up foreign key (customer_id, follow_up_id) references follow_up (customer_id, id) on update cascade on delete cascade
  , constraint planned_work_place check ((day is null) = (representative_id is null))
  , constraint planned_work_gap check ((why is null) = (zone is null) and (why is null) = (last_day is null))
);
comment on column planned_work.day is 'absent: it finds no place within the days of the plan';
comment on column planned_work.why is 'why its due cannot be kept; what belongs to one shortage has the same why, skill, language, zone and last_day';
create index planned_work_of_team on planned_work (team_id, day, representative_id);
create index planned_work_short on planned_work (team_id, last_day) where why is not null;

-- How much each rep can take on each day of the plan.
create table rep_day (
    team_id           text not null references day_plan (team_id) on delete cascade
  , day               date not null
  , representative_id text not null
  , capacity_minutes  integer not null
  , kept_free_minutes integer not null
  , constraint rep_day_key primary key (team_id, day, representative_id)
);

-- What a lead decided about a shortage, until it ends: for all whom it affects now, and those whom it will.
create table relief (
    id        uuid primary key
  , team_id   text not null references team (id) on delete cascade
  , why       text not null
  , skill     text
  , language  text
  , zone      text not null
  , kind      text not null
  , amount    integer not null
  , reason    text not null
  , until     timestamptz not null
  , made_by   text not null
  , made_at   timestamptz not null
  , affected  integer not null default 0
  , ended_at  timestamptz
  , ended_by  text
  , constraint relief_kind check (kind in ('MAIL', 'LATER', 'EVERY_NTH', 'LEAVE_ALONE'))
);
comment on column relief.amount is 'LATER: days; EVERY_NTH: of so many, one is contacted; else 0';
create index relief_of_team on relief (team_id, id);

alter table reason add column relief jsonb;
comment on column reason.relief is 'what a lead decided for it in a shortage';
