-- What the world is told, once it is true. `tx` lets a reader tell what may still become visible before it.
create sequence outbox_seq cache 1;
create table outbox (
    seq               bigint primary key default nextval('outbox_seq')
  , tx                xid8 not null default pg_current_xact_id()
  , id                uuid not null
  , topic             text not null
  , key               text
  , type              text
  , representative_id text
  , team_id           text
  , subject_id        uuid
  , headers           jsonb not null default '{}'
  , body              bytea not null
  , created_at        timestamptz not null
  , published_at      timestamptz
);
create index outbox_unpublished on outbox (seq) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
create index outbox_in_order on outbox (tx, seq);
