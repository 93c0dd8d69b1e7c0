alter table portal.credential
    -- Operation scopes and blocks of IP addresses (RFC 4632, RFC 4291) that the credential is good for; empty: all.
    add scopes     text[] not null default '{}' check (cardinality(scopes) <= 100),
    add addresses  text[] not null default '{}' check (cardinality(addresses) <= 100),
    add expires_at timestamptz,
    -- The key that takes its place.
    add rotated_to text references portal.credential;

-- Apart from the credentials themselves: a use is no change of the configuration.
create table portal.credential_use (
    credential_id text        primary key,
    last_used_at  timestamptz not null
) with (fillfactor = 70);

-- Who called of late with a credential, under pseudonyms that differ from credential to credential; kept for minutes.
create table portal.credential_caller (
    credential_id text        not null,
    caller        bytea       not null check (length(caller) = 8),
    seen_at       timestamptz not null,
    primary key (credential_id, caller)
) with (fillfactor = 70);

create index credential_caller_by_seen_at on portal.credential_caller (seen_at);
