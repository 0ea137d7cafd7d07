-- What somebody wrote last, to tell them when a letter is much like another.
create index mail_of_writer on mail (representative_id, attempted_at desc) where status = 'SENT';
