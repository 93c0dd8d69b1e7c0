-- Calls that came with an Idempotency-Key, so that one made again has no second effect and gets the same answer.
create table gateway.idempotency_key
(
    application   uuid        not null,
    environment   text        not null check (environment in ('LIVE', 'SANDBOX')),
    -- method and path template
    operation     text        not null,
    -- HMAC-SHA-256, here and of the request: neither can be read nor tried out without the key
    key_hash      bytea       not null check (length(key_hash) = 32),
    request_hash  bytea       not null check (length(request_hash) = 32),
    call_id       uuid        not null unique,
    -- as the call was first metered: taken up again, it leaves the same usage record
    received_at   timestamptz not null,
    correlator    text        not null,
    credential    text        not null,
    plan          text,
    -- which node carries it, until when, and for the how many-th time; of no meaning once it is answered
    node          text        not null,
    leased_until  timestamptz not null,
    attempt       integer     not null check (attempt >= 1),
    -- AES-256-GCM under a key that is not in the database
    sealed_answer bytea,
    expires_at    timestamptz not null,
    primary key (application, environment, operation, key_hash)
);

create index idempotency_key_by_age on gateway.idempotency_key (expires_at);
create index idempotency_key_open on gateway.idempotency_key (node) where sealed_answer is null;
