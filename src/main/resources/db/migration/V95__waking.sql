-- What waits to be released and what waits to be decided again are looked for apart, so that the sweep leaves the
-- former alone while outreach is stopped. Each row stands in one of the two, as it stood in the one before.
drop index follow_up_wakes;
create index follow_up_releases on follow_up (wake_at, id) where status = 'WAITING' and wake = 'RELEASE';
create index follow_up_reviews on follow_up (wake_at, id) where status = 'WAITING' and wake = 'REVIEW';
