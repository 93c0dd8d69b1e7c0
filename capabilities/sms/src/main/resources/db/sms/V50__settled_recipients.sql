-- Recipients of whom a short message has come to its end: noted with the change that brought it there, in its transaction,
-- until the application has been told. One recipient may stand here more than once; telling twice is telling once.
create table sms.settled_recipient (
  id         bigint generated always as identity primary key,
  message_id uuid not null,
  recipient  smallint not null
);

create function sms.note_settled() returns trigger language plpgsql as $$
begin
  insert into sms.settled_recipient (message_id, recipient)
  select distinct message_id, recipient from changed
  where message_id is not null and state in ('DELIVERED', 'EXPIRED', 'UNDELIVERABLE', 'REJECTED');
  return null;
end
$$;

create trigger submission_added after insert on sms.submission
  referencing new table as changed for each statement execute function sms.note_settled();
create trigger submission_changed after update on sms.submission
  referencing new table as changed for each statement execute function sms.note_settled();
