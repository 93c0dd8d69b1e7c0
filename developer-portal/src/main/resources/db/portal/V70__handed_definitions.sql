-- Definitions that came beside a configuration document, until it is applied; forgotten after a day.
create table portal.handed_definition (
    -- Of the document as it came; the configuration document refers to it by this.
    sha256        text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    document      bytea not null,
    handed_in_at  timestamptz not null
);

create index handed_definition_by_time on portal.handed_definition (handed_in_at);
