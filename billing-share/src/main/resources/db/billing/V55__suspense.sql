-- Usage that comes too late or from the future is rated only when two people let it be.
alter table billing.rating_suspense drop constraint rating_suspense_reason_check;
alter table billing.rating_suspense
    add check (reason in ('NO_PRICE', 'NO_AGREEMENT', 'AMOUNT_OUT_OF_RANGE', 'TOO_LATE', 'FROM_THE_FUTURE'));

create table billing.suspense_release
(
    call_id     uuid primary key references billing.usage_record,
    note        text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    check (num_nonnulls(approved_by, approved_at) in (0, 2)),
    check (approved_by is null or approved_by <> proposed_by)
);

-- What people decided about entries that contradict what is known of their call.
create table billing.usage_suspense_decision
(
    node       text        not null,
    epoch      bigint      not null,
    sequence   bigint      not null,
    note       text        not null,
    decided_by text        not null,
    decided_at timestamptz not null,
    primary key (node, epoch, sequence),
    foreign key (node, epoch, sequence) references billing.usage_suspense
);
