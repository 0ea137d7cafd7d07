-- All that was decided, so that a recomputed decision can be held against it. Absent where nobody is to reach out,
-- and in decisions older than this.
alter table decision add column plan jsonb;
