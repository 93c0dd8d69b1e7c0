-- Whole price models, what two people decide, months counted by prices, and charging anew.

-- --------------------------------------------------------------------------------------------------------- pricing

alter table billing.price disable trigger price_is_immutable;
alter table billing.price
    -- the canonical words of a price model: per-unit 45000
    add column model text,
    add column tax   text;
update billing.price set model = 'per-unit ' || per_unit_micro_yuan, tax = 'INCLUSIVE';
alter table billing.price enable trigger price_is_immutable;

alter table billing.price
    alter column model set not null,
    alter column tax set not null,
    drop column per_unit_micro_yuan,
    add check (tax in ('INCLUSIVE', 'EXCLUSIVE')),
    add check (model <> '');

-- How much an application has used of an operation in a calendar month, where the price counts that.
create table billing.price_progress
(
    application   uuid    not null,
    plan          text    not null,
    api           text    not null,
    operation     text    not null,
    price_version integer not null,
    month         date    not null check (extract(day from month) = 1),
    calls         bigint  not null check (calls >= 0),
    units         bigint  not null check (units >= 0),
    primary key (application, plan, api, operation, price_version, month),
    foreign key (plan, api, operation, price_version) references billing.price (plan, api, operation, version)
);

-- ------------------------------------------------------------------------------------------------------- proposals

-- What one person proposes and another approves.
create table billing.proposal
(
    id          uuid primary key,
    kind        text        not null check (kind in ('AGREEMENT', 'PRICE', 'INCIDENTS', 'RERATING', 'REFUND')),
    subject     text        not null,
    -- in the canonical form of its kind
    content     text        not null,
    -- SHA-256 of the content
    hash        bytea       not null check (length(hash) = 32),
    state       text        not null check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
    proposed_by text        not null,
    proposed_at timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    outcome     text        not null default '',
    check ((state = 'PROPOSED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (state <> 'APPROVED' or decided_by <> proposed_by)
);

create index proposal_by_time on billing.proposal (proposed_at desc, id);

-- What was decided stays as it was decided; nothing is thrown away.
create function billing.refuse_change_of_decision() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'UPDATE' and old.state = 'PROPOSED' then
        return new;
    end if;
    raise exception '% on %.%: what was decided is never changed', tg_op, tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;

create trigger proposal_is_kept
    before update or delete on billing.proposal
    for each row execute function billing.refuse_change_of_decision();

create trigger proposal_is_not_truncated
    before truncate on billing.proposal
    for each statement execute function billing.refuse_change();

-- ------------------------------------------------------------------------------------------------- charging anew

-- How far the booking of an approved rerating is: business date by business date, each in a transaction of its own.
create table billing.rerating
(
    rerating    uuid primary key references billing.proposal,
    approved_at timestamptz not null,
    next_date   date        not null,
    done_at     timestamptz
);

create index rerating_to_book on billing.rerating (approved_at) where done_at is null;

-- Calls that a rerating took from under one price or agreement and put under another: of a day, an application and an
-- operation, by what they are rated under. Summed with the rated calls this says under what all calls are now.
create table billing.rerated_line
(
    rerating          uuid    not null references billing.rerating,
    organisation      uuid    not null,
    application       uuid    not null,
    plan              text    not null,
    api               text    not null,
    operation         text    not null,
    business_date     date    not null,
    price_version     integer not null,
    agreement         text    not null,
    agreement_version integer not null,
    -- below zero where they were taken away
    calls             bigint  not null,
    units             bigint  not null,
    gross_micro_yuan  bigint  not null,
    primary key (rerating, application, plan, api, operation, business_date, price_version, agreement, agreement_version),
    foreign key (agreement, agreement_version) references billing.agreement_version
);

create index rerated_line_of_operation on billing.rerated_line (plan, api, operation, business_date);

create trigger rerated_line_is_immutable
    before update or delete or truncate on billing.rerated_line
    for each statement execute function billing.refuse_change();

-- What developers pay more or less since their calls were rated; late calls are rated calls.
create index correction_of_organisation on billing.correction (organisation, business_date) where reason <> 'LATE_CALL';

-- Which rerating a correction comes from.
create table billing.rerated_correction
(
    correction uuid primary key references billing.correction,
    rerating   uuid not null references billing.rerating
);

create index rerated_correction_of_rerating on billing.rerated_correction (rerating);

-- A call is refunded once.
create table billing.refunded_call
(
    call_id          uuid primary key references billing.rated_usage,
    refund           uuid   not null references billing.proposal,
    gross_micro_yuan bigint not null check (gross_micro_yuan > 0)
);

create trigger refunded_call_is_immutable
    before update or delete or truncate on billing.refunded_call
    for each statement execute function billing.refuse_change();
