-- A mail that had left and came back.
alter table mail
    drop constraint mail_status
  , add constraint mail_status check (
        case status
          when 'PLANNED' then lease_until is null and why is null
          when 'SENDING' then attempt is not null and attempted_at is not null and lease_until is not null and why is null
          when 'SENT' then attempt is not null and attempted_at is not null and lease_until is null and why is null
          when 'BOUNCED' then attempt is not null and attempted_at is not null and lease_until is null and why is null
          when 'UNKNOWN' then attempt is not null and attempted_at is not null and lease_until is null and why is not null
          when 'FAILED' then lease_until is null and why is not null
          else false
        end);

-- To which mail an answer belongs. Each try has a token of its own: a mail that was sent twice may be answered by
-- either copy. Only the hash is kept.
create table reply_token (
    customer_id text not null
  , hash        bytea not null
  , mail_id     uuid not null
  , made_at     timestamptz not null
  , constraint reply_token_key primary key (hash)
  , constraint reply_token_of_mail foreign key (customer_id, mail_id) references mail (customer_id, id)
        on update cascade on delete cascade
);
create index reply_token_mail on reply_token (customer_id, mail_id);

-- What the provider told of a mail, so that nothing follows twice from what it tells several times. That somebody
-- opened a mail is not kept.
create table mail_event (
    customer_id text not null
  , mail_id     uuid not null
  , event_id    text not null
  , what        text not null
  , at          timestamptz not null
  , told_at     timestamptz not null
  , constraint mail_event_key primary key (customer_id, mail_id, event_id)
  , constraint mail_event_of_mail foreign key (customer_id, mail_id) references mail (customer_id, id)
        on update cascade on delete cascade
);
comment on column mail_event.at is 'by the provider''s clock';

-- What customers answered, word for word.
create table received_mail (
    customer_id  text not null
  , id           uuid not null
  , mail_id      uuid not null
  , contact_id   uuid
  , key          bytea not null
  , received_at  timestamptz not null
  , from_address text not null
  , from_name    text
  , subject      text not null
  , body         text not null
  , whole        text not null
  , attachments  jsonb not null default '[]'
  , constraint received_mail_key primary key (customer_id, id)
);
comment on column received_mail.mail_id is 'the mail that it answers';
comment on column received_mail.contact_id is 'in the contact log; null where nobody knows whether it is from the customer';
comment on column received_mail.key is 'by which the same mail is known when it is delivered again';
comment on column received_mail.body is 'what is new in it; whole: with what it quotes';
comment on column received_mail.attachments is 'name, type and size of what was not kept';

create unique index received_mail_once on received_mail (key);
