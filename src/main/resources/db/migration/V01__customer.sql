-- Who we may contact, what they bought, what happened to them.
create table customer (
    id                  text primary key
  , account_id          text
  , name                text
  , preferred_name      text
  , email               text
  , phone               text
  , language            text
  , time_zone           text
  , country             text
  , region              text
  , postal_code         text
  , standing            text not null default 'NORMAL'
  , told_at             jsonb not null default '{}'
  , consents            jsonb not null default '[]'
  , preferences         jsonb not null default '{}'
  , preferences_version integer not null default 0
  , owner_id            text
  , owner_fixed         boolean not null default false
  , owned_at            timestamptz
  , joined_into         text
  , known               boolean not null default false
  , erased              boolean not null default false
  , version             integer not null default 0
  , set_aside_until     timestamptz
  , times_set_aside     integer not null default 0
  , created_at          timestamptz not null
  , constraint customer_standing check (standing in ('NORMAL', 'VIP', 'LEAD_ONLY', 'MINOR', 'DECEASED', 'TEST'))
  , constraint customer_not_joined_into_itself check (joined_into <> id)
);
comment on column customer.told_at is 'per profile field, when it was told; the last told wins, whatever arrives last';
comment on column customer.known is 'named by a shop, not only by an event that waits for more';
comment on column customer.set_aside_until is 'who broke the batch of a sweep is left out by all of them until then; null for everybody else';
comment on column customer.times_set_aside is 'in a row; each time it is for longer';

comment on column customer.owned_at is 'when the owner last had a real conversation with the customer';

create index customer_owned on customer (owned_at) where owner_id is not null and not owner_fixed;
create index customer_joined on customer (joined_into) where joined_into is not null;
create index customer_email on customer (lower(email)) where email is not null;
create index customer_phone on customer (phone) where phone is not null;
create index customer_name on customer (lower(name) text_pattern_ops) where name is not null;
create index customer_account on customer (account_id) where account_id is not null;
create index customer_set_aside on customer (set_aside_until) where set_aside_until is not null;

-- One row even before order.placed arrives: what other events told of the order waits in it.
create table customer_order (
    customer_id          text not null
  , source               text not null
  , id                   text not null
  , placed_at            timestamptz
  , told_at              timestamptz
  , delivered_at         timestamptz
  , cancelled_at         timestamptz
  , expected_delivery_at timestamptz
  , currency             text
  , total                numeric(18, 4)
  , sales_channel        text
  , store                text
  , gift                 boolean not null default false
  , ships_to             jsonb
  , headline             text
  , categories           text[] not null default '{}'
  , lines                jsonb
  , line_count           integer not null default 0
  , constraint customer_order_key primary key (customer_id, source, id)
  , constraint customer_order_placed check (placed_at is null or (total is not null and currency is not null))
);
create index customer_order_by_id on customer_order (id);

create table customer_event (
    customer_id text not null
  , source      text not null
  , id          text not null
  , type        text not null
  , at          timestamptz not null
  , order_id    text
  , data        jsonb not null
  , constraint customer_event_key primary key (customer_id, source, id)
);
