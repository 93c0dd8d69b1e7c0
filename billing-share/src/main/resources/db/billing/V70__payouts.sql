-- What becomes of an issued monthly statement: confirmed, invoiced, paid. Amounts here are whole fen, as statements' payables are.

-- By whom the party agreed, or 'calendar' where it let the time for objections pass.
alter table billing.statement
    add column confirmed_by text,
    add column confirmed_at timestamptz,
    add check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
    add check (confirmed_at is null or (kind = 'MONTH' and state <> 'CALCULATED'));

create index statement_unpaid on billing.statement (starts_on, party)
    where kind = 'MONTH' and state not in ('CALCULATED', 'PAID');

create table billing.statement_invoice
(
    number           text primary key check (number ~ '^([0-9]{20}|[0-9]{10,12}-[0-9]{8})$'),
    party            uuid        not null,
    kind             text        not null default 'MONTH' check (kind = 'MONTH'),
    starts_on        date        not null,
    issued_on        date        not null,
    -- tax included
    amount_fen       bigint      not null check (amount_fen > 0),
    tax_basis_points integer     not null check (tax_basis_points between 0 and 10000),
    -- the first day of payouts that may pay it
    payable_from     date        not null,
    registered_at    timestamptz not null,
    registered_by    text        not null,
    foreign key (party, kind, starts_on) references billing.statement
);

create index statement_invoice_of_statement on billing.statement_invoice (party, starts_on);

create trigger statement_invoice_is_immutable
    before update or delete or truncate on billing.statement_invoice
    for each statement execute function billing.refuse_change();

-- --------------------------------------------------------------------------------------------------- bank accounts

create table billing.bank_account
(
    id             uuid primary key,
    party          uuid        not null,
    state          text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REJECTED', 'REPLACED')),
    name           text        not null check (name <> ''),
    bank           text        not null check (bank <> ''),
    bank_code      text        not null check (bank_code ~ '^[0-9]{12}$'),
    -- sealed: AES-256-GCM, bound to the id
    account_number bytea       not null,
    ends_with      text        not null check (ends_with ~ '^[0-9]{4}$'),
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    check (num_nonnulls(decided_by, decided_at) = case state when 'PROPOSED' then 0 else 2 end),
    check (decided_by <> proposed_by)
);

create unique index bank_account_in_force on billing.bank_account (party) where state = 'IN_FORCE';
create unique index bank_account_proposed on billing.bank_account (party) where state = 'PROPOSED';
create index bank_account_of_party on billing.bank_account (party, proposed_at);

-- ----------------------------------------------------------------------------------------------------------- holds

-- A party is held while its newest change in force is SUSPEND, or a SUSPEND is proposed.
create table billing.payout_hold
(
    id          uuid primary key,
    party       uuid        not null,
    change      text        not null check (change in ('SUSPEND', 'RESUME')),
    state       text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REJECTED')),
    reason      text        not null check (reason <> ''),
    proposed_by text        not null,
    proposed_at timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    check (num_nonnulls(decided_by, decided_at) = case state when 'PROPOSED' then 0 else 2 end),
    check (decided_by <> proposed_by)
);

create unique index payout_hold_proposed on billing.payout_hold (party) where state = 'PROPOSED';
create index payout_hold_of_party on billing.payout_hold (party, proposed_at);

-- --------------------------------------------------------------------------------------------------------- payouts

create table billing.payout
(
    id          uuid primary key,
    -- the operator's name for it: the same reference is the same payout
    reference   text        not null unique check (reference <> ''),
    operator    uuid        not null,
    state       text        not null check (state in ('PROPOSED', 'APPROVED', 'CANCELLED', 'SETTLED')),
    created_by  text        not null,
    created_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    items       integer     not null check (items >= 1),
    total_fen   bigint      not null check (total_fen >= 1),
    -- of its file, over all payouts without gaps
    sequence    bigint unique check (sequence >= 1),
    -- sealed: it has account numbers
    file        bytea,
    file_sha256 bytea check (length(file_sha256) = 32),
    check (approved_by <> created_by),
    check (num_nonnulls(approved_by, approved_at, sequence, file, file_sha256)
               = case when state in ('APPROVED', 'SETTLED') then 5 else 0 end)
);

create table billing.payout_item
(
    payout        uuid        not null references billing.payout,
    number        integer     not null check (number >= 1),
    party         uuid        not null,
    amount_fen    bigint      not null check (amount_fen >= 1),
    bank_account  uuid        not null references billing.bank_account,
    state         text        not null check (state in ('PROPOSED', 'SENT', 'PAID', 'RETURNED', 'CANCELLED')),
    -- the bank's value dates; what it paid may come back
    paid_on       date,
    returned_on   date,
    return_reason text,
    changed_at    timestamptz not null,
    primary key (payout, number),
    unique (payout, party),
    check ((paid_on is not null) >= (state = 'PAID') and (paid_on is not null) <= (state in ('PAID', 'RETURNED'))),
    check (num_nonnulls(returned_on, return_reason) = case state when 'RETURNED' then 2 else 0 end)
);

-- Nobody is in two payouts at once.
create unique index payout_item_under_way on billing.payout_item (party) where state in ('PROPOSED', 'SENT');

-- Which statements an item pays; below 0 what is set off.
create table billing.payout_part
(
    payout     uuid    not null,
    number     integer not null,
    party      uuid    not null,
    kind       text    not null default 'MONTH' check (kind = 'MONTH'),
    starts_on  date    not null,
    amount_fen bigint  not null check (amount_fen <> 0),
    primary key (payout, number, starts_on),
    foreign key (payout, number) references billing.payout_item,
    foreign key (party, kind, starts_on) references billing.statement
);

create index payout_part_of_statement on billing.payout_part (party, starts_on);

create trigger payout_part_is_immutable
    before update or delete or truncate on billing.payout_part
    for each statement execute function billing.refuse_change();

-- Results that the bank sent, by their hash: a copy changes nothing.
create table billing.payout_result_file
(
    payout      uuid        not null references billing.payout,
    sha256      bytea       not null check (length(sha256) = 32),
    imported_by text        not null,
    imported_at timestamptz not null,
    primary key (payout, sha256)
);

create trigger payout_result_file_is_immutable
    before update or delete or truncate on billing.payout_result_file
    for each statement execute function billing.refuse_change();

-- Whoever writes: no statement is paid more than it makes payable, and an item comes to its parts.
create function billing.require_payable() returns trigger
    language plpgsql as
$$
declare
    too_much record;
begin
    select part.party, part.starts_on, statement.payable_fen, sum(part.amount_fen) as taken
    into too_much
    from billing.payout_part own
         join billing.payout_part part using (party, starts_on)
         join billing.payout_item item on (item.payout, item.number) = (part.payout, part.number)
         join billing.statement
              on (statement.party, statement.kind, statement.starts_on) = (part.party, part.kind, part.starts_on)
    where (own.payout, own.number) = (new.payout, new.number)
      and item.state in ('PROPOSED', 'SENT', 'PAID')
    group by part.party, part.starts_on, statement.payable_fen
    having sum(part.amount_fen) not between least(statement.payable_fen, 0) and greatest(statement.payable_fen, 0)
    limit 1;
    if found then
        raise exception 'statement % of %: % fen in payouts (expected: at most its payable of %)',
            too_much.starts_on, too_much.party, too_much.taken, too_much.payable_fen
            using errcode = 'check_violation';
    end if;
    if (select amount_fen from billing.payout_item where (payout, number) = (new.payout, new.number))
        <> (select coalesce(sum(amount_fen), 0) from billing.payout_part where (payout, number) = (new.payout, new.number))
    then
        raise exception 'item % of payout %: its parts do not sum to its amount', new.number, new.payout
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger payout_item_is_payable
    after insert or update on billing.payout_item
    deferrable initially deferred
    for each row execute function billing.require_payable();

create constraint trigger payout_part_is_payable
    after insert on billing.payout_part
    deferrable initially deferred
    for each row execute function billing.require_payable();
