-- Representatives, teams, shifts, absences.
create table team (
    id        text primary key
  , name      text not null
  , time_zone text not null
  , lead_id   text
  , version   integer not null default 1
);

create table representative (
    id          text primary key
  , name        text not null
  , email       text
  , role        text not null
  , team_id     text not null references team (id)
  , time_zone   text not null
  , languages   text[] not null default '{}'
  , skills      text[] not null default '{}'
  , occasional  boolean not null default false
  , daily_limit integer
  , backup_id   text references representative (id) deferrable initially deferred
  , active      boolean not null default true
  , shifts      jsonb not null default '[]'
  , absences    jsonb not null default '[]'
  , version     integer not null default 1
  , constraint representative_role check (role in ('REP', 'LEAD'))
  , constraint representative_not_own_backup check (backup_id <> id)
);
create index representative_of_team on representative (team_id);

-- Up to which local day the morning release of a team was done.
create table morning_release (
    team_id     text primary key references team (id)
  , released_on date not null
);
