create table rights.benefit (
    benefit_id           uuid        primary key,
    name                 text        not null check (length(name) between 1 and 128),
    name_en              text        check (length(name_en) between 1 and 128),
    benefit_type         text        not null check (benefit_type in ('VOUCHER', 'MEMBERSHIP', 'DATA_PACK', 'POINTS')),
    fulfilment           text        not null check (fulfilment in ('DIRECT_TOP_UP', 'CODE')),
    supplier_id          uuid        not null,
    supplier_name        text        not null,
    product_code         text        not null,
    per_subscriber_limit integer     check (per_subscriber_limit > 0),
    valid_from           timestamptz not null,
    valid_to             timestamptz check (valid_to > valid_from)
);

-- The sandbox has a stock of its own. No more is taken than was there, no more put back than was taken.
create table rights.stock (
    benefit_id  uuid   not null references rights.benefit,
    environment text   not null check (environment in ('LIVE', 'SANDBOX')),
    total       bigint not null check (total >= 0),
    remaining   bigint not null,
    primary key (benefit_id, environment),
    check (remaining between 0 and total)
);

create table rights.subscriber_count (
    benefit_id  uuid   not null references rights.benefit,
    environment text   not null check (environment in ('LIVE', 'SANDBOX')),
    subscriber  text   not null check (length(subscriber) = 64),
    pieces      bigint not null check (pieces >= 0),
    primary key (benefit_id, environment, subscriber)
);
comment on table rights.subscriber_count is 'pieces that a subscriber has or is about to get';
comment on column rights.subscriber_count.subscriber is 'a keyed pseudonym, never the number';

create table rights.redemption (
    redemption_id     uuid        primary key,
    application_id    uuid        not null,
    environment       text        not null check (environment in ('LIVE', 'SANDBOX')),
    client_correlator text        not null check (length(client_correlator) between 1 and 128),
    benefit_id        uuid        not null references rights.benefit,
    product_code      text        not null,
    fulfilment        text        not null check (fulfilment in ('DIRECT_TOP_UP', 'CODE')),
    subscriber        text        not null check (length(subscriber) = 64),
    phone_number      text,
    quantity          integer     not null check (quantity between 1 and 100),
    status            text        not null check (status in ('processing', 'fulfilling', 'succeeded', 'denied')),
    denial_reason     text,
    sealed_code       bytea,
    created_at        timestamptz not null,
    settled_at        timestamptz,
    attempts          integer     not null default 0,
    next_attempt_at   timestamptz not null,
    unique (application_id, environment, client_correlator),
    check ((status in ('processing', 'fulfilling')) = (settled_at is null)),
    check ((status in ('processing', 'fulfilling')) = (phone_number is not null)),
    check ((status = 'denied') = (denial_reason is not null)),
    check (sealed_code is null or status = 'succeeded')
);
comment on column rights.redemption.product_code is 'as it was when redeemed: an order is repeated word for word';
comment on column rights.redemption.phone_number is 'for the supplier; erased as soon as the redemption is settled';
comment on column rights.redemption.sealed_code is 'AES-256-GCM under a key that is not in the database';
create index on rights.redemption (application_id, environment, redemption_id desc);
create index on rights.redemption (benefit_id, environment);
create index on rights.redemption (next_attempt_at) where status in ('processing', 'fulfilling');
