-- The nonces of signed requests: who inserts first may call, on whatever node.
create table gateway.signature_nonce (
    credential text not null,
    nonce      text not null check (length(nonce) between 16 and 128),
    kept_until timestamptz not null,
    primary key (credential, nonce)
);

create index signature_nonce_by_age on gateway.signature_nonce (kept_until);
