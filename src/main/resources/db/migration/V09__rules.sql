-- What decisions go by: playbooks, rule books, company settings. Versions stay as long as a decision may name them.
create table playbook (
    key          text not null
  , version      integer not null
  , status       text not null
  , yaml         text not null
  , fires_from   timestamptz
  , failures     bigint not null default 0
  , last_failure text
  , created_at   timestamptz not null
  , constraint playbook_key primary key (key, version)
  , constraint playbook_status check (status in ('DRAFT', 'ACTIVE', 'RETIRED'))
);
create unique index playbook_one_active on playbook (key) where status = 'ACTIVE';

create table rule_book (
    version    integer primary key
  , csv        text not null
  , created_at timestamptz not null
);

create table settings (
    version    integer primary key
  , body       jsonb not null
  , created_at timestamptz not null
);
