-- What partners say they counted, against what we stated.

-- ----------------------------------------------------------------------------------------------------------- files

create table billing.partner_mapping
(
    partner     uuid        not null,
    kind        text        not null check (kind ~ '^[a-z][a-z0-9-]{0,39}$'),
    version     integer     not null check (version >= 1),
    mapping     jsonb       not null,
    declared_at timestamptz not null,
    declared_by text        not null,
    primary key (partner, kind, version)
);

create table billing.partner_file
(
    id                   uuid primary key,
    partner              uuid        not null,
    kind                 text        not null,
    environment          text        not null check (environment in ('LIVE', 'SANDBOX')),
    sequence             bigint      not null check (sequence >= 1),
    starts_on            date        not null,
    -- the day after the last
    ends_before          date        not null check (ends_before > starts_on),
    stated_records       bigint,
    stated_sha256        text,
    sha256               text        not null check (length(sha256) = 64),
    received_at          timestamptz not null,
    received_by          text        not null,
    -- by which it was read; null of one that was not
    mapping_version      integer,
    disposition          text        not null
        check (disposition in ('ACCEPTED', 'NO_DATA', 'REFUSED', 'WAITING', 'COPY_IGNORED')),
    records              bigint      not null check (records >= 0),
    accepted             bigint      not null check (accepted between 0 and records),
    amount_micro_yuan    bigint      not null,
    first_missing        bigint,
    acknowledgement_json text        not null,
    acknowledgement_csv  text        not null,
    check (disposition in ('ACCEPTED', 'NO_DATA') or accepted = 0)
);

-- A number is taken once; one that was refused may be sent again.
create unique index partner_file_in_sequence on billing.partner_file (partner, kind, environment, sequence)
    where disposition in ('ACCEPTED', 'NO_DATA', 'WAITING');
create index partner_file_latest on billing.partner_file (partner, received_at desc);

-- The bytes of a file that waits for those before it, a MiB each.
create table billing.partner_file_part
(
    file  uuid    not null references billing.partner_file,
    part  integer not null check (part >= 1),
    bytes bytea   not null,
    primary key (file, part)
);

-- Lines of files that were taken. They name products by the number that is made of the names.
create table billing.partner_line
(
    file              uuid    not null references billing.partner_file deferrable initially deferred,
    row               bigint  not null,
    call_id           uuid,
    -- 128 bits of the hash of the partner's name of the call
    reference         uuid,
    -- since 1970
    at_micros         bigint  not null,
    product           bigint  not null,
    amount_micro_yuan bigint  not null,
    tax_micro_yuan    bigint,
    units             bigint  not null,
    -- 64 bits of the hash of the subscriber's pseudonym
    subscriber        bigint,
    calls             integer not null check (calls >= 1),
    price_version     integer,
    result            text    not null check (result in ('DELIVERED', 'FAILED', 'NOT_STATED')),
    is_total          boolean not null,
    primary key (file, row)
);

create table billing.partner_product
(
    partner   uuid   not null,
    number    bigint not null,
    api       text   not null,
    operation text   not null,
    primary key (partner, number)
);

-- ------------------------------------------------------------------------------------------------------------ runs

create table billing.reconciliation_rules
(
    partner uuid        not null,
    version integer     not null check (version >= 1),
    rules   jsonb       not null,
    set_at  timestamptz not null,
    set_by  text        not null,
    primary key (partner, version)
);

create table billing.reconciliation_run
(
    id                      uuid primary key,
    partner                 uuid        not null,
    kind                    text        not null,
    starts_on               date        not null,
    ends_before             date        not null check (ends_before > starts_on),
    state                   text        not null check (state in ('WAITING', 'DONE', 'SUPERSEDED', 'FAILED')),
    requested_at            timestamptz not null,
    requested_by            text        not null,
    finished_at             timestamptz,
    failure                 text,
    superseded_by           uuid references billing.reconciliation_run,
    rules_version           integer,
    inputs_hash             text,
    rules_hash              text,
    result_hash             text,
    our_lines               bigint,
    our_amount_micro_yuan   bigint,
    their_lines             bigint,
    their_amount_micro_yuan bigint,
    -- pass → lines; kind → [count, resolved, micro-yuan at risk]; [[agreement, pairs, micro-yuan]]
    matched                 jsonb,
    breaks                  jsonb,
    tolerated               jsonb,
    check ((state in ('DONE', 'SUPERSEDED'))
        = (num_nonnulls(rules_version, inputs_hash, rules_hash, result_hash, our_lines, our_amount_micro_yuan,
                        their_lines, their_amount_micro_yuan, matched, breaks, tolerated) = 11)),
    check ((state = 'SUPERSEDED') = (superseded_by is not null)),
    check ((state = 'FAILED') = (failure is not null))
);

create index reconciliation_run_waiting on billing.reconciliation_run (requested_at) where state = 'WAITING';
create index reconciliation_run_latest on billing.reconciliation_run (partner, requested_at desc);

-- How far a run is: beside it, since its row is locked by the process that does it.
create table billing.reconciliation_progress
(
    run      uuid primary key references billing.reconciliation_run,
    attempts integer not null,
    ours     bigint  not null,
    theirs   bigint  not null
);

create table billing.reconciliation_break
(
    run                uuid    not null references billing.reconciliation_run,
    break_key          text    not null check (length(break_key) = 64),
    -- in the run, from 1
    position           bigint  not null check (position >= 1),
    kind               text    not null,
    business_date      date    not null,
    api                text    not null,
    operation          text    not null,
    ours               jsonb,
    theirs             jsonb,
    at_risk_micro_yuan bigint  not null check (at_risk_micro_yuan >= 0),
    cause              text    not null,
    evidence_chinese   text    not null,
    evidence_english   text    not null,
    -- the rule that settles it
    resolved_by        text,
    primary key (run, break_key),
    unique (run, position)
);

-- When a break was first found: runs over the same lines find it again, by the same key.
create table billing.identified_break
(
    partner       uuid not null,
    break_key     text not null,
    identified_on date not null,
    primary key (partner, break_key)
);

create trigger reconciliation_break_is_immutable
    before update or delete or truncate on billing.reconciliation_break
    for each statement execute function billing.refuse_change();

create index correction_of_date on billing.correction (business_date) where call_id is not null;

-- Calls and amounts of a closed day by the minute, for partners with totals only: an element for each of the 1440.
create table billing.stated_minutes
(
    party            uuid     not null,
    business_date    date     not null,
    calls            bigint[] not null,
    gross_micro_yuan bigint[] not null,
    share_micro_yuan bigint[] not null,
    primary key (party, business_date)
);

-- -------------------------------------------------------------------------------------------------------- disputes

create table billing.dispute
(
    id                     uuid primary key,
    partner                uuid        not null,
    run                    uuid        not null,
    break_key              text        not null,
    -- of the statement that it is about
    month                  date        not null check (extract(day from month) = 1),
    business_date          date        not null,
    api                    text        not null,
    operation              text        not null,
    agreement              text        not null,
    agreement_version      integer     not null,
    -- the party that takes what others leave, and the clause that says so: it pays what is adjusted
    answering              uuid        not null check (answering <> partner),
    remainder_clause       text        not null,
    disputed_micro_yuan    bigint      not null check (disputed_micro_yuan > 0),
    opened_at              timestamptz not null,
    opened_by              text        not null,
    opened_by_id           uuid        not null,
    first_contact_seconds  bigint      not null check (first_contact_seconds > 0),
    resolution_seconds     bigint      not null check (resolution_seconds > 0),
    state                  text        not null
        check (state in ('OPENED', 'CONTACTED', 'UNDER_REVIEW', 'WAITING_FOR_ANSWER', 'PROPOSED', 'RESOLVED',
                         'WITHDRAWN')),
    -- once resolved
    proposed_by            text,
    approved_by            text,
    adjustment_micro_yuan  bigint check (adjustment_micro_yuan between 0 and disputed_micro_yuan),
    note                   text        not null,
    foreign key (run, break_key) references billing.reconciliation_break,
    foreign key (agreement, agreement_version) references billing.agreement_version,
    check ((state = 'RESOLVED') = (num_nonnulls(proposed_by, approved_by, adjustment_micro_yuan) = 3)),
    check (proposed_by <> approved_by)
);

create unique index dispute_of_break on billing.dispute (partner, break_key) where state <> 'WITHDRAWN';
create index dispute_open on billing.dispute (partner, month) where state not in ('RESOLVED', 'WITHDRAWN');
create index dispute_latest on billing.dispute (partner, opened_at desc);

create table billing.dispute_step
(
    dispute           uuid        not null references billing.dispute,
    number            integer     not null check (number >= 1),
    step              text        not null
        check (step in ('CONTACT', 'REVIEW', 'ASK', 'ANSWER', 'EVIDENCE', 'PROPOSE', 'APPROVE', 'DECLINE', 'WITHDRAW')),
    at                timestamptz not null,
    person            uuid        not null,
    username          text        not null,
    of_operator       boolean     not null,
    amount_micro_yuan bigint,
    note              text        not null,
    primary key (dispute, number),
    check ((step = 'PROPOSE') = (amount_micro_yuan is not null))
);

create trigger dispute_step_is_immutable
    before update or delete or truncate on billing.dispute_step
    for each statement execute function billing.refuse_change();
