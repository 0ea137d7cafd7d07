-- Whom we leave alone and why is asked for the last weeks only.
create index decision_left_alone on decision (decided_at) where outcome = 'LEAVE_ALONE';
