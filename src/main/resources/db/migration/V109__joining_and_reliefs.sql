-- What was escalated follows its task to another customer.
alter table escalation
    drop constraint escalation_of_task
  , add constraint escalation_of_task foreign key (customer_id, task_id) references task (customer_id, id)
        on update cascade on delete cascade;

-- One decision per shortage: a later one takes the place of the one before.
create index relief_in_force on relief (team_id, why, zone) where ended_at is null;

-- A plan plans from when it was made.
alter table day_plan drop column from_at;
