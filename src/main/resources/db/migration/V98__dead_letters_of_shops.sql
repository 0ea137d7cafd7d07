-- One message of a shop can tell several things, of which more than one can go wrong. That a message makes its dead letters
-- once is held by its key in the inbox.
alter table dead_letter drop constraint dead_letter_origin;
create index dead_letter_origin on dead_letter (topic, partition, position) where topic is not null;
