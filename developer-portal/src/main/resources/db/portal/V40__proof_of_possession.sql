-- Applications whose every request must be signed (RFC 9421).
alter table portal.application
    add signature_required boolean not null default false;

drop trigger application_changed on portal.application;
create constraint trigger application_changed after update on portal.application
    deferrable initially deferred for each row
    when (old.suspended_at is distinct from new.suspended_at
          or old.signature_required is distinct from new.signature_required)
    execute function portal.record_change('application', 'id');

alter table portal.credential
    drop constraint credential_kind_check,
    add constraint credential_kind_check check (kind in ('API_KEY', 'OAUTH_CLIENT', 'SIGNATURE_KEY'));

-- What the signatures of a credential of kind SIGNATURE_KEY are verified with; never changed.
create table portal.signature_key (
    credential_id text primary key references portal.credential,
    algorithm     text  not null check (algorithm in ('ED25519', 'ECDSA_P256_SHA256')),
    -- X.509 SubjectPublicKeyInfo, DER.
    public_key    bytea not null check (length(public_key) <= 200)
);

-- The client certificate that calls with a credential must come with; all null once it was taken off.
create table portal.certificate_binding (
    credential_id  text primary key references portal.credential,
    application_id uuid not null references portal.application,
    -- x5t#S256 (RFC 8705 §3.1)
    thumbprint     text check (thumbprint ~ '^[A-Za-z0-9_-]{43}$'),
    subject        text check (length(subject) <= 500),
    expires_at     timestamptz,
    check ((thumbprint is null) = (subject is null) and (thumbprint is null) = (expires_at is null))
);

create constraint trigger certificate_binding_changed after insert or update on portal.certificate_binding
    deferrable initially deferred for each row execute function portal.record_change('application', 'application_id');

-- What the identity provider was told of an OAuth 2 client, to show it; without a row: a secret and client credentials.
create table portal.oauth_client (
    credential_id  text primary key references portal.credential,
    authentication text   not null check (authentication in ('CLIENT_SECRET', 'PRIVATE_KEY_JWT')),
    grant_types    text[] not null check (cardinality(grant_types) between 1 and 3),
    redirect_uris  text[] not null check (cardinality(redirect_uris) <= 20)
);
