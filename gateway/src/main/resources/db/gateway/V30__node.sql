-- The runs of gateways that live, or ended without saying so. Written several times a second by each, so kept small in
-- place: no index but the key, room in the page for new versions of the row.
create table gateway.node (
    name                  text        not null check (length(name) between 1 and 200),
    epoch                 bigint      not null,
    software              text        not null,
    started_at            timestamptz not null,
    seen_at               timestamptz not null,
    configuration_version bigint      not null,
    primary key (name, epoch)
) with (fillfactor = 50);
