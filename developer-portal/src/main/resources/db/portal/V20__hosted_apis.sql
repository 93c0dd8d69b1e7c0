-- One version (v1, v2) of an API that a partner hosts. What it is stands in its revisions.
create table portal.hosted_api (
    id               uuid primary key,
    name             text not null check (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(name) <= 80),
    path_version     text not null check (path_version ~ '^v[0-9]+(\.[0-9]+)?$'),
    organisation_id  uuid not null references portal.organisation,
    created_at       timestamptz not null,
    -- The number of the revision in force.
    in_force         integer,
    -- Grows with every change to what is in force.
    change_count     bigint not null,
    deprecated_at    timestamptz,
    sunset_at        timestamptz check (sunset_at >= deprecated_at),
    successor        text,
    retired_at       timestamptz,
    unique (name, path_version),
    check (sunset_at is null or deprecated_at is not null)
);

create index hosted_api_by_organisation on portal.hosted_api (organisation_id, id);

-- A definition as it was imported: never changed, never removed.
create table portal.hosted_definition (
    id                uuid primary key,
    hosted_api_id     uuid not null references portal.hosted_api,
    sha256            text not null,
    operation_count   integer not null,
    error_count       integer not null,
    warning_count     integer not null,
    breaking_count    integer not null,
    -- What it was compared with: the definition in force then, else the one of another version of the same API.
    compared_with     uuid references portal.hosted_definition,
    imported_at       timestamptz not null,
    imported_by       text not null
);

create table portal.hosted_document (
    definition_id  uuid primary key references portal.hosted_definition,
    -- OpenAPI 3.0, normalised.
    content        text not null,
    findings       text not null,
    changes        text not null
);

create table portal.hosted_revision (
    id               uuid primary key,
    hosted_api_id    uuid not null references portal.hosted_api,
    number           integer not null,
    state            text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    definition_id    uuid references portal.hosted_definition,
    -- JSON, as core's records are written.
    upstreams        text not null,
    policy           text not null,
    -- Grows with every edit of a draft.
    edit_count       integer not null,
    created_at       timestamptz not null,
    created_by       text not null,
    submitted_at     timestamptz,
    submitted_by     text,
    -- Why a breaking change within the version shall be allowed.
    breaking_reason  text,
    decided_at       timestamptz,
    decided_by       text,
    reason           text,
    unique (hosted_api_id, number),
    check (state in ('DRAFT', 'WITHDRAWN') or (definition_id is not null and submitted_at is not null)),
    check ((state in ('APPROVED', 'REJECTED')) = (decided_at is not null))
);

create unique index hosted_revision_open_once on portal.hosted_revision (hosted_api_id)
    where state in ('DRAFT', 'SUBMITTED');
create index hosted_revision_awaiting on portal.hosted_revision (hosted_api_id) where state = 'SUBMITTED';

alter table portal.configuration_change add column hosted_api text;
alter table portal.configuration_change drop constraint if exists configuration_change_check;
alter table portal.configuration_change
    add constraint configuration_change_check check (num_nonnulls(application, plan, hosted_api) = 1);

create function portal.record_hosted_api_change() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('portal.configuration_change', 0));
    insert into portal.configuration_change (hosted_api) values (new.name);
    return null;
end
$$;

create constraint trigger hosted_api_changed after update on portal.hosted_api
    deferrable initially deferred for each row
    when (old.change_count is distinct from new.change_count)
    execute function portal.record_hosted_api_change();
