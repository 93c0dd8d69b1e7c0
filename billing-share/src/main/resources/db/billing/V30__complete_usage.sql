-- Calls whose gateway died before it knew what became of them: looked through every minute.
create index usage_record_unknown on billing.usage_record (call_id) where state = 'UNKNOWN';

-- Every call that the run answered before then is stored; null until the run first says so.
alter table billing.node_epoch add column stored_until timestamptz;
