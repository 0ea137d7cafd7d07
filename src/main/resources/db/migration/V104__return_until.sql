-- What a shop promised about sending it back: a rep who welcomes a customer says until when.
alter table customer_order add column return_until timestamptz;
