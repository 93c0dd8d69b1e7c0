-- The limits set for one subject of a level, beside the rate and quota that every plan has of its own. What is null is not
-- limited. Spend caps are the application's owner's; weights and what holds without the common store are a plan's.
create table portal.limit_set (
    level                 text    not null
        check (level in ('OPERATOR', 'PRODUCT', 'PLAN', 'APPLICATION', 'OPERATION')),
    subject               text    not null,
    spike_calls_per_second integer check (spike_calls_per_second between 1 and 1000000),
    calls_per_second      integer check (calls_per_second between 1 and 1000000),
    burst                 integer check (burst between 1 and 1000000),
    concurrent_calls      integer check (concurrent_calls between 1 and 1000000),
    calls_a_day           bigint  check (calls_a_day between 1 and 1000000000000),
    calls_a_month         bigint  check (calls_a_month between 1 and 1000000000000),
    spend_a_day_micro_yuan   bigint check (spend_a_day_micro_yuan >= 0),
    spend_a_month_micro_yuan bigint check (spend_a_month_micro_yuan >= 0),
    weights               jsonb   not null default '{}',
    without_store         text    not null default 'LOCAL_SHARE' check (without_store in ('REFUSE', 'LOCAL_SHARE')),
    version               integer not null,
    primary key (level, subject),
    check ((calls_per_second is null) = (burst is null)),
    check (level <> 'PLAN' or calls_per_second is null),
    check (level = 'APPLICATION' or (spend_a_day_micro_yuan is null and spend_a_month_micro_yuan is null)),
    check (level = 'PLAN' or (weights = '{}' and without_store = 'LOCAL_SHARE'))
);

-- Money paid in advance. An application with any is prepaid: its calls use up the sum.
create table portal.balance_credit (
    application_id uuid        not null references portal.application,
    reference      text        not null check (length(reference) between 1 and 100),
    micro_yuan     bigint      not null check (micro_yuan > 0),
    credited_at    timestamptz not null,
    credited_by    text        not null,
    primary key (application_id, reference)
);

create function portal.refuse_credit_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was credited stays credited: a correction is a posting of its own';
end
$$;

create trigger balance_credit_is_append_only before update or delete or truncate on portal.balance_credit
    for each statement execute function portal.refuse_credit_change();

create constraint trigger balance_credit_changed after insert on portal.balance_credit
    deferrable initially deferred for each row execute function portal.record_change('application', 'application_id');

-- Whom the limits of a subject concern: everybody, those with an API in their plan, a plan's, an application.
create function portal.record_limit_change() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('portal.configuration_change', 0));
    if new.level = 'APPLICATION' then
        insert into portal.configuration_change (application) values (new.subject::uuid);
    else
        insert into portal.configuration_change (plan)
        select code from portal.plan
         where new.level = 'OPERATOR'
            or new.level = 'PLAN' and code = new.subject
            or new.level in ('PRODUCT', 'OPERATION') and exists (
                select from portal.plan_api
                 where plan_code = code and api = split_part(new.subject, ':', 1));
    end if;
    return null;
end
$$;

create constraint trigger limit_set_changed after insert or update on portal.limit_set
    deferrable initially deferred for each row execute function portal.record_limit_change();
