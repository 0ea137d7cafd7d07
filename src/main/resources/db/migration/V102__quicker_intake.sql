-- Only queues have watchers who resume: what was sent on other topics is not kept, and not looked for in their order.
drop index outbox_in_order;
create index outbox_in_order on outbox (tx, seq) where topic = 'heard.work-queue';

-- A profile is told again with nearly every event: with room on its page, a row changes without touching its eight indexes.
alter table customer set (fillfactor = 80);

-- Most decisions are just larger than the two kilobytes from which PostgreSQL compresses a row, at 150 µs each.
alter table decision set (toast_tuple_target = 8160);
