-- Where on the gateway's road a call was answered or refused, and finding calls by what both sides know of them.

alter table billing.usage_record
    -- null of calls without a result, and of those recorded before this was
    add column deciding_stage text,
    add column stage_refused  boolean,
    add column reached_limit  text,
    add check (num_nonnulls(deciding_stage, stage_refused) in (0, 2)),
    add check (deciding_stage is null or state = 'ANSWERED');

create index usage_record_correlator on billing.usage_record (correlator, organisation, received_at);
