-- Each entry of the audit trail is chained to the one before: whoever alters, removes or slips in an entry, past the
-- triggers even, breaks every hash after it. position has no gap; hash = SHA-256(hash before || SHA-256(entry)).
create table portal.audit_link (
    position bigint primary key check (position > 0),
    entry_id bigint not null unique references portal.audit_entry,
    hash     bytea not null check (length(hash) = 32)
);

create function portal.audit_text(entry portal.audit_entry) returns text language sql stable as $$
    select jsonb_build_array(
        entry.id,
        to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor, entry.organisation_id, entry.action, entry.object, entry.before, entry.after)::text
$$;

create function portal.chain_audit_entry() returns trigger language plpgsql as $$
declare
    last portal.audit_link;
begin
    -- The lock of configuration_change, so that no two transactions can wait for each other's; taken at the commit.
    perform pg_advisory_xact_lock(hashtextextended('portal.configuration_change', 0));
    select * into last from portal.audit_link order by position desc limit 1;
    insert into portal.audit_link (position, entry_id, hash)
    values (coalesce(last.position, 0) + 1, new.id,
            sha256(coalesce(last.hash, ''::bytea) || sha256(convert_to(portal.audit_text(new), 'UTF8'))));
    return null;
end
$$;

do $$
declare
    entry portal.audit_entry;
    previous bytea := '';
    place bigint := 0;
begin
    for entry in select * from portal.audit_entry order by id loop
        place := place + 1;
        previous := sha256(previous || sha256(convert_to(portal.audit_text(entry), 'UTF8')));
        insert into portal.audit_link values (place, entry.id, previous);
    end loop;
end
$$;

create constraint trigger audit_entry_is_chained after insert on portal.audit_entry
    deferrable initially deferred for each row execute function portal.chain_audit_entry();
create trigger audit_link_is_append_only before update or delete or truncate on portal.audit_link
    for each statement execute function portal.refuse_change();
