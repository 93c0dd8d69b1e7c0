-- Days and months are closed, stated and sealed. What is booked is booked on a day that is open; a closed day never changes.

-- Raters read the row under a lock of their own; closing moves it on. So a day is closed at one instant.
create table billing.books
(
    only_row  boolean primary key default true check (only_row),
    -- the first date that may still be booked on
    open_from date not null
);

insert into billing.books (open_from) values (date '2020-01-01');

-- ---------------------------------------------------------------------------------------------------- booked calls

-- The call's business date, or the first open date where that was closed when it was rated.
alter table billing.rated_usage add column booked_on date;
update billing.rated_usage rated set booked_on = business_date
from billing.usage_record usage where usage.call_id = rated.call_id;
alter table billing.rated_usage alter column booked_on set not null;

create index rated_usage_booked on billing.rated_usage (booked_on, call_id) where agreement is not null;

create trigger rated_usage_is_immutable
    before update or delete or truncate on billing.rated_usage
    for each statement execute function billing.refuse_change();

-- Shares are of lines, whoever called: as many rows as statements have lines, however many applications there are.
create table billing.line_share
(
    party             uuid    not null,
    booked_on         date    not null,
    business_date     date    not null,
    api               text    not null,
    operation         text    not null,
    agreement         text    not null,
    agreement_version integer not null,
    billable          bigint  not null check (billable >= 1),
    units             bigint  not null,
    gross_micro_yuan  bigint  not null check (gross_micro_yuan >= 0),
    share_micro_yuan  bigint  not null
);

insert into billing.line_share
select party, business_date, business_date, api, operation, agreement, agreement_version,
       sum(billable), 0, sum(gross_micro_yuan), sum(share_micro_yuan)
from billing.share_tally
group by party, business_date, api, operation, agreement, agreement_version;

update billing.line_share line set units = used.units
from (
    select business_date, api, operation, agreement, agreement_version, sum(units) as units
    from billing.rated_usage join billing.usage_record using (call_id)
    where agreement is not null
    group by business_date, api, operation, agreement, agreement_version) as used
where (line.business_date, line.api, line.operation, line.agreement, line.agreement_version)
          = (used.business_date, used.api, used.operation, used.agreement, used.agreement_version);

drop table billing.share_tally;
alter table billing.line_share rename to share_tally;
alter table billing.share_tally
    add primary key (party, booked_on, business_date, api, operation, agreement, agreement_version),
    add foreign key (agreement, agreement_version) references billing.agreement_version;

create index share_tally_booked on billing.share_tally (booked_on);
create index share_tally_of_line on billing.share_tally (api, operation, business_date);

-- What each clause gave a party or took from it; a party's clauses of a line sum to its share of the line.
create table billing.clause_tally
(
    party             uuid    not null,
    booked_on         date    not null,
    business_date     date    not null,
    api               text    not null,
    operation         text    not null,
    agreement         text    not null,
    agreement_version integer not null,
    clause            text    not null,
    amount_micro_yuan bigint  not null,
    primary key (party, booked_on, business_date, api, operation, agreement, agreement_version, clause),
    foreign key (agreement, agreement_version) references billing.agreement_version
);

create index clause_tally_booked on billing.clause_tally (booked_on);

-- What clauses brought was not written down before. Terms then named each party in one clause, so all of its share is by that.
insert into billing.clause_tally
    (party, booked_on, business_date, api, operation, agreement, agreement_version, clause, amount_micro_yuan)
select party, booked_on, business_date, api, operation, share_tally.agreement, agreement_version,
       coalesce((regexp_match(terms, '\nclause (\S+) remainder ' || party))[1],
                (regexp_match(terms, '\nclause (\S+) [^\n]*' || party))[1]),
       share_micro_yuan
from billing.share_tally
     join billing.agreement_version version
     on (version.agreement, version.version) = (share_tally.agreement, share_tally.agreement_version)
where share_micro_yuan <> 0;

-- ---------------------------------------------------------------------------------------------------------- ledger

alter table billing.ledger_transaction disable trigger ledger_transaction_is_immutable;
alter table billing.ledger_transaction add column booked_on date;
update billing.ledger_transaction set booked_on = business_date;
alter table billing.ledger_transaction enable trigger ledger_transaction_is_immutable;

-- Usage is posted by lines of an agreement, with an entry for each developer that owes a part of it. What is no usage has
-- none of this: terms of a period, adjustments, payments.
alter table billing.ledger_transaction
    alter column booked_on set not null,
    drop column application,
    alter column api drop not null,
    alter column operation drop not null,
    alter column agreement drop not null,
    alter column agreement_version drop not null;

alter table billing.ledger_account drop constraint ledger_account_kind_check;
alter table billing.ledger_account
    add check (kind in ('RECEIVABLE', 'PAYABLE', 'BANK'));

-- ------------------------------------------------------------------------------------------------ months in progress

-- A closed month's totals go on being added to; what comes of that is posted in an open one.
alter table billing.agreement_progress add column closed boolean not null default false;

-- What else counts toward a month, by name: parts of the gross that are excluded (REFUND, …), incidents of a clause, what was
-- still to be recouped under a clause when the month began.
create table billing.agreement_progress_part
(
    agreement         text    not null,
    agreement_version integer not null,
    month             date    not null,
    kind              text    not null check (kind in ('EXCLUDED', 'INCIDENTS', 'OUTSTANDING')),
    name              text    not null,
    -- micro-yuan, or a count of incidents
    value             bigint  not null,
    primary key (agreement, agreement_version, month, kind, name),
    foreign key (agreement, agreement_version, month) references billing.agreement_progress
);

-- ----------------------------------------------------------------------------------------------------- corrections

create table billing.correction
(
    id                 uuid primary key,
    booked_on          date        not null,
    posted_at          timestamptz not null,
    reason             text        not null
        check (reason in ('LATE_CALL', 'RERATED', 'REVERSED', 'PERIOD_TERM', 'ADJUSTMENT')),
    -- the period it should have been in, 2026-10 or 2026-10-31; empty where it belongs to none
    corrects           text        not null check (corrects ~ '^([0-9]{4}-[0-9]{2}(-[0-9]{2})?)?$'),
    business_date      date        not null,
    agreement          text        not null,
    agreement_version  integer     not null,
    api                text        not null,
    -- empty where it is about no operation
    operation          text        not null,
    call_id            uuid references billing.usage_record,
    -- whose debt the gross changes
    organisation       uuid,
    application        uuid,
    calls              bigint      not null,
    units              bigint      not null,
    gross_micro_yuan   bigint      not null,
    -- in words, for those who read the statement; who decided
    note               text        not null default '',
    decided_by         text[]      not null default '{}',
    ledger_transaction uuid references billing.ledger_transaction,
    foreign key (agreement, agreement_version) references billing.agreement_version,
    check ((organisation is null) = (application is null)),
    check (gross_micro_yuan = 0 or organisation is not null)
);

create index correction_booked on billing.correction (booked_on);
create index correction_of_application on billing.correction (application, business_date);
create index correction_of_call on billing.correction (call_id) where call_id is not null;

create table billing.correction_share
(
    correction       uuid   not null references billing.correction,
    party            uuid   not null,
    share_micro_yuan bigint not null,
    -- clause → micro-yuan; sums to the share
    clauses          jsonb  not null default '{}',
    primary key (correction, party)
);

create trigger correction_is_immutable
    before update or delete or truncate on billing.correction
    for each statement execute function billing.refuse_change();

create trigger correction_share_is_immutable
    before update or delete or truncate on billing.correction_share
    for each statement execute function billing.refuse_change();

-- ------------------------------------------------------------------------------------------------------ settlement

create table billing.settlement_period
(
    kind             text        not null check (kind in ('DAY', 'MONTH')),
    starts_on        date        not null,
    state            text        not null
        check (state in ('CLOSING', 'COMPLETE', 'CALCULATED', 'REVIEWED', 'ISSUED')),
    -- all that was answered before then is in; null for a month, which its days make
    cutoff           timestamptz,
    closing_at       timestamptz not null,
    -- of a day: when all of it was stored, and marked up to where it must be rated
    stored_at        timestamptz,
    complete_at      timestamptz,
    calculated_at    timestamptz,
    reviewed_at      timestamptz,
    reviewed_by      text,
    issued_at        timestamptz,
    issued_by        text,
    global_head      bytea,
    global_signature bytea,
    primary key (kind, starts_on),
    check (kind = 'DAY' or extract(day from starts_on) = 1),
    check ((kind = 'DAY') = (cutoff is not null)),
    check ((state = 'ISSUED') = (issued_at is not null)),
    -- none where there was nobody to be told of anything
    check (num_nonnulls(global_head, global_signature) in (0, 2)),
    check (global_head is null or state = 'ISSUED'),
    check (reviewed_by is null or issued_by is null or reviewed_by <> issued_by)
);

-- How far each run of a gateway was stored when a day was complete: nothing before is missing.
create table billing.journal_mark
(
    starts_on     date   not null,
    node          text   not null,
    epoch         bigint not null,
    last_sequence bigint not null check (last_sequence >= 0),
    primary key (starts_on, node, epoch)
);

create table billing.statement
(
    party             uuid   not null,
    kind              text   not null,
    starts_on         date   not null,
    state             text   not null
        check (state in ('CALCULATED', 'ISSUED', 'CONFIRMED', 'DISPUTED', 'INVOICED', 'PAID')),
    calls             bigint not null,
    gross_micro_yuan  bigint not null,
    share_micro_yuan  bigint not null,
    -- corrections included
    payable_fen       bigint not null,
    root              bytea  not null check (length(root) = 32),
    sections          bytea  not null,
    lines_hash        bytea  not null check (length(lines_hash) = 32),
    -- from its issue on
    head              bytea,
    signature         bytea,
    primary key (party, kind, starts_on),
    foreign key (kind, starts_on) references billing.settlement_period,
    check ((state = 'CALCULATED') = (num_nonnulls(head, signature) = 0))
);

create index statement_of_period on billing.statement (kind, starts_on);

-- Who did what with a statement, and when.
create table billing.statement_event
(
    id        bigint generated always as identity primary key,
    party     uuid        not null,
    kind      text        not null,
    starts_on date        not null,
    state     text        not null,
    at        timestamptz not null,
    actor     text        not null,
    note      text        not null default '',
    foreign key (party, kind, starts_on) references billing.statement
);

create index statement_event_of_statement on billing.statement_event (party, kind, starts_on, id);

create trigger statement_event_is_immutable
    before update or delete or truncate on billing.statement_event
    for each statement execute function billing.refuse_change();
