-- What calls to a hosted API are signed with where its policy says HMAC_SHA256: the one in use, and one more at most.
create table portal.hosted_signing_secret (
    id             uuid primary key,
    hosted_api_id  uuid not null references portal.hosted_api,
    -- Counted from 1, no number twice; part of the keyid that the partner sees.
    number         integer not null check (number > 0),
    -- Sealed.
    secret         bytea not null,
    created_at     timestamptz not null,
    created_by     text not null,
    unique (hosted_api_id, number)
);

-- The number of the secret in use: the first one from when it is made, each later one from when the partner says so.
alter table portal.hosted_api
    add column signing_secret integer,
    add constraint hosted_api_signing_secret_fkey foreign key (id, signing_secret)
        references portal.hosted_signing_secret (hosted_api_id, number) deferrable initially deferred;
