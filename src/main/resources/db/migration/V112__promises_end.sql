-- How a promise ended, who said so, and which one it takes the place of.
alter table commitment add column settled_by text;
alter table commitment add column instead_of uuid;
comment on column commitment.instead_of is 'the promise that was agreed anew with the customer';

create index commitment_due on commitment (due_at);
