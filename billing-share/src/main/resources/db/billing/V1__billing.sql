-- From usage to money. Amounts are micro-yuan (10^-6 CNY) in bigint; business dates are those of Asia/Shanghai.

-- What is written once and never changed: corrections are new rows.
create function billing.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% on %.%: its rows are never changed, only added', tg_op, tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;

-- ---------------------------------------------------------------------------------------------------------- intake

create table billing.node
(
    node       text primary key check (node <> ''),
    last_epoch bigint not null check (last_epoch >= 1)
);

-- One run of a node. Its cursor moves in the same transaction as what it has passed is stored.
create table billing.node_epoch
(
    node          text        not null references billing.node,
    epoch         bigint      not null check (epoch >= 1),
    began_at      timestamptz not null,
    ended_at      timestamptz,
    last_sequence bigint      not null default 0 check (last_sequence >= 0),
    primary key (node, epoch)
);

create table billing.usage_record
(
    call_id        uuid primary key,
    node           text        not null,
    epoch          bigint      not null,
    -- of the journal entry that brought the record into its present state
    sequence       bigint      not null,
    received_at    timestamptz not null,
    business_date  date        not null,
    correlator     text        not null,
    environment    text        not null check (environment in ('LIVE', 'SANDBOX')),
    organisation   uuid        not null,
    application    uuid        not null,
    credential     text        not null,
    plan           text,
    api            text        not null,
    operation      text        not null,
    state          text        not null check (state in ('INTENT', 'ANSWERED', 'UNKNOWN')),
    status         smallint check (status between 100 and 599),
    code           text,
    units          bigint check (units >= 0),
    billable       boolean,
    latency_micros bigint check (latency_micros >= 0),
    -- when it was stored in its present state
    stored_at      timestamptz not null,
    -- SHA-256 of what was called, the result excepted: tells a repeated record from a reused call id
    payload_hash   bytea       not null check (length(payload_hash) = 32),
    foreign key (node, epoch) references billing.node_epoch,
    unique (node, epoch, sequence),
    check (num_nonnulls(status, code, units, billable, latency_micros) = case state when 'ANSWERED' then 5 else 0 end)
);

create index usage_record_open_intent on billing.usage_record (node, epoch) where state = 'INTENT';

-- Entries that contradict what is known of their call, or that no record can be made of. Kept whole for people to decide on.
create table billing.usage_suspense
(
    node         text        not null,
    epoch        bigint      not null,
    sequence     bigint      not null,
    call_id      uuid        not null,
    reason       text        not null
        check (reason in ('REUSED_ID_DIFFERENT_CONTENT', 'OUTCOME_AFTER_UNKNOWN', 'MALFORMED')),
    entry        jsonb       not null,
    suspended_at timestamptz not null,
    primary key (node, epoch, sequence),
    foreign key (node, epoch) references billing.node_epoch
);

-- Answered calls by day. Counted per node, so that nodes never wait for one another.
create table billing.usage_tally
(
    organisation  uuid   not null,
    business_date date   not null,
    application   uuid   not null,
    environment   text   not null,
    api           text   not null,
    operation     text   not null,
    node          text   not null,
    calls         bigint not null check (calls >= 1),
    refused       bigint not null check (refused between 0 and calls),
    billable      bigint not null check (billable between 0 and calls),
    units         bigint not null check (units >= 0),
    primary key (organisation, business_date, application, environment, api, operation, node)
);

create index usage_tally_of_application on billing.usage_tally (application, business_date);

-- Stretches of journals whose answered calls wait for their rating.
create table billing.rating_queue
(
    id             bigint generated always as identity primary key,
    node           text   not null,
    epoch          bigint not null,
    first_sequence bigint not null,
    last_sequence  bigint not null check (last_sequence >= first_sequence),
    foreign key (node, epoch) references billing.node_epoch
);

-- --------------------------------------------------------------------------------------------------------- pricing

create table billing.price
(
    plan                text        not null,
    api                 text        not null,
    operation           text        not null,
    version             integer     not null check (version >= 1),
    effective_from      timestamptz not null,
    per_unit_micro_yuan bigint      not null check (per_unit_micro_yuan >= 0),
    primary key (plan, api, operation, version),
    unique (plan, api, operation, effective_from)
);

create trigger price_is_immutable
    before update or delete or truncate on billing.price
    for each statement execute function billing.refuse_change();

-- ------------------------------------------------------------------------------------------------------ agreements

create table billing.agreement
(
    agreement text primary key check (agreement ~ '^[a-z][a-z0-9-]{0,79}$'),
    api       text not null,
    -- null: all operations of the API that have no agreement of their own
    operation text,
    unique nulls not distinct (api, operation)
);

create table billing.agreement_version
(
    agreement      text        not null references billing.agreement,
    version        integer     not null check (version >= 1),
    effective_from timestamptz not null,
    primary key (agreement, version),
    unique (agreement, effective_from)
);

create table billing.agreement_party
(
    agreement       text    not null,
    version         integer not null,
    party           uuid    not null,
    basis_points    integer not null check (basis_points between 1 and 10000),
    takes_remainder boolean not null,
    primary key (agreement, version, party),
    foreign key (agreement, version) references billing.agreement_version
);

create unique index agreement_party_one_remainder on billing.agreement_party (agreement, version) where takes_remainder;

create function billing.require_whole_agreement() returns trigger
    language plpgsql as
$$
declare
    total      bigint;
    remainders bigint;
begin
    select coalesce(sum(basis_points), 0), count(*) filter (where takes_remainder)
    into total, remainders
    from billing.agreement_party
    where agreement = new.agreement and version = new.version;
    if total <> 10000 or remainders <> 1 then
        raise exception 'agreement % version %: % basis points, % take the remainder (expected: 10000 and one)',
            new.agreement, new.version, total, remainders
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger agreement_version_is_whole
    after insert on billing.agreement_version
    deferrable initially deferred
    for each row execute function billing.require_whole_agreement();

create constraint trigger agreement_party_keeps_it_whole
    after insert on billing.agreement_party
    deferrable initially deferred
    for each row execute function billing.require_whole_agreement();

create trigger agreement_is_immutable
    before update or delete or truncate on billing.agreement
    for each statement execute function billing.refuse_change();

create trigger agreement_version_is_immutable
    before update or delete or truncate on billing.agreement_version
    for each statement execute function billing.refuse_change();

create trigger agreement_party_is_immutable
    before update or delete or truncate on billing.agreement_party
    for each statement execute function billing.refuse_change();

-- ---------------------------------------------------------------------------------------------------------- ledger

create table billing.ledger_account
(
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in ('RECEIVABLE', 'PAYABLE')),
    organisation uuid not null,
    currency     text not null check (currency = 'CNY'),
    unique (kind, organisation, currency)
);

create table billing.ledger_transaction
(
    id                uuid primary key,
    -- the same business event, posted again, meets its own key
    idempotency_key   text        not null unique,
    business_date     date        not null,
    posted_at         timestamptz not null,
    application       uuid        not null,
    api               text        not null,
    operation         text        not null,
    agreement         text        not null,
    agreement_version integer     not null,
    foreign key (agreement, agreement_version) references billing.agreement_version
);

-- Debits are positive, credits negative.
create table billing.ledger_entry
(
    transaction_id    uuid     not null references billing.ledger_transaction,
    line              smallint not null check (line >= 1),
    account_id        bigint   not null references billing.ledger_account,
    amount_micro_yuan bigint   not null check (amount_micro_yuan <> 0),
    primary key (transaction_id, line)
);

create index ledger_entry_of_account on billing.ledger_entry (account_id);

create function billing.require_balance() returns trigger
    language plpgsql as
$$
declare
    id    uuid;
    total numeric;
    lines bigint;
begin
    if tg_table_name = 'ledger_entry' then
        id := new.transaction_id;
    else
        id := new.id;
    end if;
    select coalesce(sum(amount_micro_yuan), 0), count(*)
    into total, lines
    from billing.ledger_entry
    where transaction_id = id;
    if total <> 0 or lines < 2 then
        raise exception 'ledger transaction %: % entries sum to % (expected: two or more that sum to zero)', id, lines, total
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger ledger_transaction_balances
    after insert on billing.ledger_transaction
    deferrable initially deferred
    for each row execute function billing.require_balance();

create constraint trigger ledger_entry_keeps_balance
    after insert on billing.ledger_entry
    deferrable initially deferred
    for each row execute function billing.require_balance();

create trigger ledger_account_is_immutable
    before update or delete or truncate on billing.ledger_account
    for each statement execute function billing.refuse_change();

create trigger ledger_transaction_is_immutable
    before update or delete or truncate on billing.ledger_transaction
    for each statement execute function billing.refuse_change();

create trigger ledger_entry_is_immutable
    before update or delete or truncate on billing.ledger_entry
    for each statement execute function billing.refuse_change();

-- ---------------------------------------------------------------------------------------------------------- rating

-- One for each call that has been rated, at a price of 0 included.
create table billing.rated_usage
(
    call_id            uuid primary key references billing.usage_record,
    rated_at           timestamptz not null,
    -- null where nothing is charged: not billable, or sandbox
    price_version      integer,
    agreement          text,
    agreement_version  integer,
    gross_micro_yuan   bigint      not null check (gross_micro_yuan >= 0),
    ledger_transaction uuid references billing.ledger_transaction,
    foreign key (agreement, agreement_version) references billing.agreement_version,
    check ((agreement is null) = (agreement_version is null)),
    check (agreement is null or price_version is not null),
    check ((gross_micro_yuan > 0) <= (price_version is not null and agreement is not null))
);

-- Answered calls that cannot be rated yet: seen by people, tried again.
create table billing.rating_suspense
(
    call_id      uuid primary key references billing.usage_record,
    reason       text        not null check (reason in ('NO_PRICE', 'NO_AGREEMENT', 'AMOUNT_OUT_OF_RANGE')),
    suspended_at timestamptz not null,
    tried_at     timestamptz not null check (tried_at >= suspended_at)
);

create index rating_suspense_by_trial on billing.rating_suspense (tried_at);

-- Rated calls by day, kept in the transaction that rates them.
create table billing.rated_tally
(
    organisation    uuid   not null,
    business_date   date   not null,
    application     uuid   not null,
    environment     text   not null,
    api             text   not null,
    operation       text   not null,
    lines           bigint not null check (lines >= 1),
    cost_micro_yuan bigint not null check (cost_micro_yuan >= 0),
    primary key (organisation, business_date, application, environment, api, operation)
);

create index rated_tally_of_application on billing.rated_tally (application, business_date);

-- Each party's share by day, kept in the transaction that posts it.
create table billing.share_tally
(
    party             uuid    not null,
    business_date     date    not null,
    application       uuid    not null,
    api               text    not null,
    operation         text    not null,
    agreement         text    not null,
    agreement_version integer not null,
    basis_points      integer not null check (basis_points between 1 and 10000),
    billable          bigint  not null check (billable >= 1),
    gross_micro_yuan  bigint  not null check (gross_micro_yuan >= 0),
    share_micro_yuan  bigint  not null check (share_micro_yuan between 0 and gross_micro_yuan),
    primary key (party, business_date, application, api, operation, agreement, agreement_version),
    foreign key (agreement, agreement_version, party) references billing.agreement_party (agreement, version, party)
);

create index share_tally_of_application on billing.share_tally (application, business_date);
