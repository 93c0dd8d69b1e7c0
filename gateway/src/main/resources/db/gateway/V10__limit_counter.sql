-- What all nodes have taken of a limit in a period: calls, or micro-yuan. What a node has leased and not used yet counts as
-- used. What never renews has the first day 1970-01-01.
create table gateway.limit_counter (
    level      text   not null check (level in ('OPERATOR', 'PRODUCT', 'PLAN', 'APPLICATION', 'OPERATION')),
    kind       text   not null
        check (kind in ('QUOTA_DAY', 'QUOTA_MONTH', 'SPEND_DAY', 'SPEND_MONTH', 'PREPAID')),
    counted    text   not null,
    first_day  date   not null,
    used       bigint not null check (used >= 0),
    last_lease bigint not null check (last_lease >= 0),
    primary key (level, kind, counted, first_day)
);

insert into gateway.limit_counter (level, kind, counted, first_day, used, last_lease)
select 'PLAN', 'QUOTA_' || period, subscription::text, first_day, calls, 0
  from gateway.quota_counter;

drop table gateway.quota_counter;
