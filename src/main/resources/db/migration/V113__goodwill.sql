-- What was given, or asked for, beyond what is owed.
create table goodwill (
    customer_id   text not null
  , id            uuid not null
  , follow_up_id  uuid not null
  , order_source  text
  , order_id      text
  , kind          text not null
  , amount        numeric not null
  , currency      text not null
  , note          text
  , by_id         text not null
  , task_id       uuid
  , said_at       timestamptz not null
  , over_limit    text
  , commitment_id uuid
  , status        text not null
  , granted_at    timestamptz
  , granted_by    text
  , ended_at      timestamptz
  , ended_by      text
  , answer        text
  , version       integer not null default 1
  , constraint goodwill_key primary key (customer_id, id)
  , constraint goodwill_kind check (kind in ('CREDIT', 'KEEP_ITEM', 'SHIPPING', 'GIFT', 'REPLACEMENT'))
  , constraint goodwill_amount check (amount > 0)
  , constraint goodwill_over check (over_limit in ('CASE', 'YEAR', 'DAY'))
  , constraint goodwill_status check (
        case status
          when 'ASKED' then granted_at is null and ended_at is null and commitment_id is null
          when 'GRANTED' then granted_at is not null and granted_by is not null and commitment_id is not null and ended_at is null
          when 'REFUSED_BY_LEAD' then granted_at is null and ended_at is not null and ended_by is not null
          when 'WITHDRAWN' then granted_at is null and ended_at is not null and ended_by is not null
          when 'SETTLED' then granted_at is not null and granted_by is not null and ended_at is not null and ended_by is not null
          when 'REFUSED' then granted_at is not null and granted_by is not null and ended_at is not null and ended_by is not null
          else false
        end)
);
comment on table goodwill is 'what we need not give: within limits granted at once, else asked of a lead';
comment on column goodwill.follow_up_id is 'the case; of one with an order, the order is the case too';
comment on column goodwill.amount is 'of what has no price, its value';

create index goodwill_by_id on goodwill (id);
create unique index goodwill_once_a_case on goodwill (customer_id, follow_up_id)
    where status in ('ASKED', 'GRANTED', 'SETTLED');
create index goodwill_of_rep on goodwill (by_id, granted_at) where status in ('GRANTED', 'SETTLED');
create index goodwill_asked on goodwill (said_at, id) where status = 'ASKED';
