-- Playbooks are edited while others decide by them. Whoever changes one takes this row first: its number tells every
-- instance that there is something new, and edits come one after another.
create table playbook_change (
    only_one boolean primary key default true
  , number   bigint not null
  , constraint playbook_change_only_one check (only_one)
);
create sequence playbook_change_number;
insert into playbook_change (number) values (nextval('playbook_change_number'));
comment on column playbook_change.number is 'from a sequence, so that what was rolled back is never counted again for something else';

alter table playbook add column revision integer not null default 1;
alter table playbook add column fires_until timestamptz;
alter table playbook add column changed_by text;
alter table playbook add column changed_at timestamptz;
update playbook set changed_at = created_at;
alter table playbook alter column changed_at set not null;
comment on column playbook.revision is 'of the key: the highest of its versions is what an edit must have seen';
comment on column playbook.fires_until is 'what a newer version replaced still judges what happened before and is told late';

create unique index playbook_one_draft on playbook (key) where status = 'DRAFT';
create index playbook_in_force on playbook (key) where status <> 'DRAFT';

-- The latest orders, which a preview looks at.
create index customer_order_placed on customer_order (placed_at desc) where placed_at is not null;

-- A playbook that is to reach past customers too works through them in the order of their ids, batch by batch.
create table playbook_backfill (
    key         text not null
  , version     integer not null
  , since       timestamptz not null
  , after_id    text not null default ''
  , customers   bigint not null default 0
  , fired       bigint not null default 0
  , asked_by    text not null
  , asked_at    timestamptz not null
  , finished_at timestamptz
  , constraint playbook_backfill_key primary key (key, version)
  , constraint playbook_backfill_playbook foreign key (key, version) references playbook (key, version)
);
create index playbook_backfill_open on playbook_backfill (asked_at) where finished_at is null;
