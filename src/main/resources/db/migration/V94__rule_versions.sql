-- Contact rules and holidays are edited: who wrote which version, and what the company knows better about holidays.
alter table rule_book add column created_by text;

create table holiday_book (
    version    integer primary key
  , csv        text not null
  , created_by text
  , created_at timestamptz not null
);
comment on table holiday_book is 'changes to the shipped calendars; no row while the company has made none';
