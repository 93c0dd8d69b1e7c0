-- What all nodes have counted of a subscription's calls in a quota period.
create table gateway.quota_counter (
    subscription uuid   not null,
    period       text   not null check (period in ('DAY', 'MONTH')),
    first_day    date   not null,
    calls        bigint not null check (calls >= 0),
    primary key (subscription, period, first_day)
);
