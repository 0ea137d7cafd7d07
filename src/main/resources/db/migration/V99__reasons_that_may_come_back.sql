-- Reasons that found no way to the customer when it was decided. When rules, holidays, settings or playbooks change there may
-- be one: a re-planning walks along their customers.
create index reason_without_way on reason (customer_id, due)
 where fate = 'WITHDRAWN' and not ended_by_person and why = 'NO_WAY';
