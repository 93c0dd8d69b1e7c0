-- What applications sent, and what became of it. The text itself is never kept.

create table sms.message (
  id                uuid primary key,
  application       uuid not null,
  environment       text not null check (environment in ('LIVE', 'SANDBOX')),
  sender            text not null,
  category          text not null check (category in ('PROMOTION', 'SERVICE', 'TRANSACTION')),
  encoding          text not null check (encoding in ('GSM_7BIT', 'UCS_2')),
  segments          smallint not null check (segments between 1 and 255),
  client_correlator text,
  created_at        timestamptz not null,
  unique (application, environment, client_correlator)
);

create index message_by_age on sms.message using brin (created_at);

-- Personal data: the number is needed to tell the application the state of each recipient, and goes with its message.
create table sms.recipient (
  message_id   uuid not null references sms.message on delete cascade,
  position     smallint not null check (position >= 1),
  phone_number text not null,
  primary key (message_id, position)
);

-- One row for each short message handed to the centre. Either side may come first: the centre's answer to the submission,
-- or a receipt; a row without a message is a receipt that waits for its submission to be recorded.
create table sms.submission (
  message_id uuid,
  recipient  smallint,
  segment    smallint check (segment between 1 and 255),
  centre_id  text,
  state      text not null
    check (state in ('ACCEPTED', 'EN_ROUTE', 'UNKNOWN', 'DELIVERED', 'EXPIRED', 'UNDELIVERABLE', 'REJECTED')),
  changed_at timestamptz not null,
  foreign key (message_id, recipient) references sms.recipient on delete cascade,
  unique (message_id, recipient, segment),
  check (num_nulls(message_id, recipient, segment) in (0, 3)),
  check (message_id is not null or centre_id is not null)
);

-- A centre may use an id again, after a restart for instance: among those that still expect a receipt it names one only.
create unique index submission_by_centre_id on sms.submission (centre_id)
  where message_id is null or state in ('ACCEPTED', 'EN_ROUTE', 'UNKNOWN');

create index submission_unclaimed on sms.submission (changed_at) where message_id is null;
