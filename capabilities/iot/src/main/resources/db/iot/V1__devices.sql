create table iot.device (
    device_id         uuid        primary key,
    application_id    uuid        not null,
    environment       text        not null check (environment in ('LIVE', 'SANDBOX')),
    name              text        not null check (length(name) between 1 and 128),
    client_correlator text,
    password_hash     bytea       not null check (length(password_hash) = 32),
    created_at        timestamptz not null,
    unique (application_id, environment, client_correlator)
);
comment on column iot.device.password_hash is 'SHA-256 of 206 random bits; the password itself is kept nowhere';
create index on iot.device (application_id, environment, device_id desc);

-- Connections that are still to be ended. Outlives the device.
create table iot.leaving (
    device_id uuid        primary key,
    removed   boolean     not null,
    since     timestamptz not null
);

-- The two halves of a shadow are apart: devices write the one, developers the other, and neither waits for the other.
create table iot.desired_state (
    device_id         uuid        primary key references iot.device on delete cascade,
    properties        jsonb       not null default '{}' check (jsonb_typeof(properties) = 'object'),
    version           bigint      not null default 0,
    changed_at        timestamptz,
    announced_version bigint      not null default 0,
    announcing_until  timestamptz,
    check (announced_version <= version)
);
comment on column iot.desired_state.announced_version is 'the newest version that the network has taken over';
create index on iot.desired_state (device_id) where version > announced_version;

create table iot.reported_state (
    device_id   uuid        primary key references iot.device on delete cascade,
    properties  jsonb       not null default '{}' check (jsonb_typeof(properties) = 'object'),
    version     bigint      not null default 0,
    reported_at timestamptz
);

create table iot.telemetry (
    telemetry_id bigint      generated always as identity,
    device_id    uuid        not null references iot.device on delete cascade,
    received_at  timestamptz not null,
    properties   jsonb       not null check (jsonb_typeof(properties) = 'object')
);
create index on iot.telemetry (device_id, received_at desc, telemetry_id desc);

create table iot.command (
    command_id      uuid        primary key,
    device_id       uuid        not null references iot.device on delete cascade,
    name            text        not null check (length(name) between 1 and 128),
    parameters      jsonb       not null check (jsonb_typeof(parameters) = 'object'),
    created_at      timestamptz not null,
    deadline        timestamptz not null check (deadline > created_at),
    attempted_at    timestamptz not null,
    taken_at        timestamptz,
    delivery_result text        not null
        check (delivery_result in ('TRIGGERED', 'SUCCESS', 'FAILURE', 'EXPIRED', 'UNCONFIRMED')),
    settled_at      timestamptz,
    result          jsonb       check (jsonb_typeof(result) = 'object'),
    check ((delivery_result = 'TRIGGERED') = (settled_at is null)),
    check ((delivery_result in ('SUCCESS', 'FAILURE')) = (result is not null))
);
comment on column iot.command.taken_at is 'when the network took the command over; from then on the device may have done it';
create index on iot.command (device_id);
create index on iot.command (deadline) where delivery_result = 'TRIGGERED';
