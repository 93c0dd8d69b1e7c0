create table portal.organisation (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 200),
    kind         text not null check (kind in ('OPERATOR', 'DEVELOPER', 'PARTNER')),
    created_at   timestamptz not null
);

create table portal.member (
    id              uuid primary key,
    organisation_id uuid not null references portal.organisation,
    username        text not null,
    email           text,
    -- The identity provider's name for the person; empty until the first sign-in.
    subject         text unique,
    created_at      timestamptz not null
);

create index member_by_organisation on portal.member (organisation_id);
create unique index member_awaited_by_username on portal.member (username) where subject is null;
create unique index member_awaited_by_email on portal.member (lower(email)) where subject is null;

create table portal.application (
    id              uuid primary key,
    organisation_id uuid not null references portal.organisation,
    name            text not null check (length(name) between 1 and 100),
    description     text not null check (length(description) <= 500),
    created_at      timestamptz not null,
    suspended_at    timestamptz
);

create index application_by_organisation on portal.application (organisation_id, id);

create table portal.plan (
    code             text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    name_chinese     text not null,
    name_english     text not null,
    environment      text not null check (environment in ('LIVE', 'SANDBOX')),
    approval         text not null check (approval in ('AUTOMATIC', 'REQUIRED')),
    calls_per_second integer not null check (calls_per_second between 1 and 1000000),
    burst            integer not null check (burst between 1 and 1000000),
    quota_calls      bigint not null check (quota_calls between 1 and 1000000000000),
    quota_period     text not null check (quota_period in ('DAY', 'MONTH')),
    version          integer not null
);

create table portal.plan_api (
    plan_code text not null references portal.plan,
    api       text not null check (api ~ '^[a-z][a-z0-9-]{0,79}$'),
    primary key (plan_code, api)
);

create table portal.subscription (
    id             uuid primary key,
    application_id uuid not null references portal.application,
    plan_code      text not null references portal.plan,
    state          text not null check (state in ('REQUESTED', 'ACTIVE', 'REJECTED', 'ENDED')),
    requested_at   timestamptz not null,
    changed_at     timestamptz not null,
    reason         text
);

create unique index subscription_live_once on portal.subscription (application_id, plan_code)
    where state in ('REQUESTED', 'ACTIVE');
create index subscription_by_application on portal.subscription (application_id);
create index subscription_by_state on portal.subscription (state, id);

create table portal.credential (
    id             text primary key,
    kind           text not null check (kind in ('API_KEY', 'OAUTH_CLIENT')),
    application_id uuid not null references portal.application,
    environment    text not null check (environment in ('LIVE', 'SANDBOX')),
    name           text not null check (length(name) between 1 and 100),
    secret_hash    bytea check (length(secret_hash) = 32),
    created_at     timestamptz not null,
    created_by     text not null,
    revoked_at     timestamptz,
    check ((kind = 'API_KEY') = (secret_hash is not null))
);

create index credential_by_application on portal.credential (application_id, kind);

create table portal.consent (
    id              uuid primary key,
    -- HMAC-SHA256 of the number under a key that is not in the database.
    subscriber      text not null check (subscriber ~ '^[0-9a-f]{64}$'),
    masked_number   text not null,
    application_id  uuid not null references portal.application,
    purpose         text not null,
    wording_version integer not null,
    granted_at      timestamptz not null,
    expires_at      timestamptz check (expires_at > granted_at),
    withdrawn_at    timestamptz
);

create unique index consent_once on portal.consent (subscriber, application_id, purpose) where withdrawn_at is null;
create index consent_by_subscriber on portal.consent (subscriber, id);

create table portal.audit_entry (
    id              bigint generated always as identity primary key,
    at              timestamptz not null,
    actor           text not null,
    organisation_id uuid,
    action          text not null,
    object          text not null,
    before          jsonb not null,
    after           jsonb not null
);

create function portal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_is_append_only before update or delete or truncate on portal.audit_entry
    for each statement execute function portal.refuse_change();

-- The feed by which gateways learn what to read again. Rows become visible in the order of their versions: a version is
-- drawn under a lock that its transaction holds until it has committed. The triggers are deferred, so that the lock is
-- taken at the very end of a transaction, when it holds all its row locks and waits for nothing else.
create table portal.configuration_change (
    version     bigint generated always as identity primary key,
    application uuid,
    plan        text,
    changed_at  timestamptz not null default clock_timestamp(),
    check ((application is null) <> (plan is null))
);

create function portal.record_change() returns trigger language plpgsql as $$
declare
    changed jsonb := to_jsonb(new);
begin
    perform pg_advisory_xact_lock(hashtextextended('portal.configuration_change', 0));
    if tg_argv[0] = 'plan' then
        insert into portal.configuration_change (plan) values (changed ->> tg_argv[1]);
    else
        insert into portal.configuration_change (application) values ((changed ->> tg_argv[1])::uuid);
    end if;
    return null;
end
$$;

create constraint trigger application_changed after update on portal.application
    deferrable initially deferred for each row
    when (old.suspended_at is distinct from new.suspended_at)
    execute function portal.record_change('application', 'id');
create constraint trigger plan_changed after insert or update on portal.plan
    deferrable initially deferred for each row execute function portal.record_change('plan', 'code');
create constraint trigger plan_api_changed after insert or update on portal.plan_api
    deferrable initially deferred for each row execute function portal.record_change('plan', 'plan_code');
create constraint trigger subscription_changed after insert or update on portal.subscription
    deferrable initially deferred for each row execute function portal.record_change('application', 'application_id');
create constraint trigger credential_changed after insert or update on portal.credential
    deferrable initially deferred for each row execute function portal.record_change('application', 'application_id');
create constraint trigger consent_changed after insert or update on portal.consent
    deferrable initially deferred for each row execute function portal.record_change('application', 'application_id');
