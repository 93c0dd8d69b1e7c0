-- Where events go: webhooks that a member set up, and the sinks of notification subscriptions, named by the subscription.
create table portal.webhook (
    id                    uuid primary key,
    kind                  text not null check (kind in ('REGISTERED', 'SUBSCRIPTION')),
    application_id        uuid not null references portal.application,
    environment           text not null check (environment in ('LIVE', 'SANDBOX')),
    url                   text not null check (length(url) between 1 and 2048),
    description           text not null check (length(description) <= 200),
    -- '*' stands for all.
    event_types           text[] not null,
    -- What is signed with, sealed under a key that is not in the database; for a while after a rotation, the one before too.
    secret                bytea,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    -- What a notification subscription's sink is to be shown, sealed.
    access_token          bytea,
    access_token_hash     bytea,
    access_token_until    timestamptz,
    created_at            timestamptz not null,
    created_by            text not null,
    paused_at             timestamptz,
    pause_reason          text check (pause_reason in ('BY_MEMBER', 'GONE', 'FAILING', 'TOKEN_EXPIRED')),
    -- Set when it was paused without a member's doing, until that is on the audit trail and the application was told.
    notice_due            boolean not null default false,
    -- Since when no attempt has succeeded, and how many events in a row were given up; reset by any success.
    failing_since         timestamptz,
    given_up_in_a_row     integer not null default 0,
    check ((kind = 'REGISTERED') = (secret is not null)),
    check ((previous_secret is null) = (previous_secret_until is null)),
    check ((access_token is null) = (access_token_until is null)),
    check ((paused_at is null) = (pause_reason is null))
);

create index webhook_by_application on portal.webhook (application_id, environment);
create index webhook_notice_due on portal.webhook (id) where notice_due;

-- The data may be personal: sealed.
create table portal.webhook_event (
    id             uuid primary key,
    application_id uuid not null,
    type           text not null,
    source         text not null,
    subject        text,
    time           timestamptz not null,
    data           bytea not null,
    published_at   timestamptz not null
);

create index webhook_event_by_age on portal.webhook_event using brin (published_at);

-- One event for one webhook. While an attempt is under way its lease is set; a node that dies leaves a lease that runs out.
create table portal.webhook_delivery (
    id          uuid primary key,
    webhook_id  uuid not null references portal.webhook on delete cascade,
    event_id    uuid not null references portal.webhook_event on delete cascade,
    state       text not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    -- Attempts since it was last begun: by publishing, replaying or resuming.
    attempts    integer not null default 0,
    begun_at    timestamptz not null,
    due_at      timestamptz not null,
    lease       uuid,
    created_at  timestamptz not null,
    finished_at timestamptz,
    unique (webhook_id, event_id)
);

create index webhook_delivery_due on portal.webhook_delivery (webhook_id, due_at) where state = 'PENDING';
create index webhook_delivery_by_webhook on portal.webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_by_event on portal.webhook_delivery (event_id);

-- The answer may repeat personal data: sealed.
create table portal.webhook_attempt (
    id           bigint generated always as identity primary key,
    delivery_id  uuid not null references portal.webhook_delivery on delete cascade,
    at           timestamptz not null,
    latency_ms   integer not null,
    result       text not null,
    status       smallint,
    answer_start bytea
);

create index webhook_attempt_by_delivery on portal.webhook_attempt (delivery_id, id);
