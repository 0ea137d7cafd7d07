-- Answers already given to POSTs that carried an Idempotency-Key. They count for 24 hours; whoever adds one deletes a few
-- that are older.
create table idempotency (
    caller       text not null
  , key          text not null
  , request_hash bytea not null
  , status       integer
  , content_type text
  , headers      jsonb not null default '{}'
  , body         bytea
  , created_at   timestamptz not null
  , constraint idempotency_key primary key (caller, key)
);
create index idempotency_created on idempotency (created_at);

-- Who looked whom up.
create table audit (
    id     uuid primary key
  , at     timestamptz not null
  , actor  text not null
  , action text not null
  , detail text not null
);
create index audit_at on audit (at);
