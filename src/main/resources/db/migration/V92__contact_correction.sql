-- A contact that was told wrongly is told again: a further version of it, beside what was said first. The latest counts.
alter table contact
    add column version           integer not null default 1
  , add column corrected_at      timestamptz
  , add column corrected_by      text
  , add column correction_why    text
  , add constraint contact_correction check (
        case when version = 1 then corrected_at is null and corrected_by is null and correction_why is null
             else corrected_at is not null and corrected_by is not null
        end);
alter table contact drop constraint contact_key;
alter table contact add constraint contact_key primary key (customer_id, id, version);
drop index contact_one_per_task;
create unique index contact_one_per_task on contact (customer_id, task_id) where task_id is not null and version = 1;
