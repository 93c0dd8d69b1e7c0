-- Prices of the plan "standard" and the agreements behind them. What has once been written stays as it is.
insert into billing.price (plan, api, operation, version, effective_from, per_unit_micro_yuan)
values ('standard', 'short-messages', 'sendMessage', 1, '2026-01-01 00:00 Asia/Shanghai', 45000),
       ('standard', 'location-verification', 'verifyLocation', 1, '2026-01-01 00:00 Asia/Shanghai', 120000),
       ('standard', 'iot-devices', 'registerDevice', 1, '2026-01-01 00:00 Asia/Shanghai', 50000),
       ('standard', 'iot-devices', 'sendCommand', 1, '2026-01-01 00:00 Asia/Shanghai', 8000),
       ('standard', 'iot-devices', 'getShadow', 1, '2026-01-01 00:00 Asia/Shanghai', 800),
       ('standard', 'iot-devices', 'queryTelemetry', 1, '2026-01-01 00:00 Asia/Shanghai', 1000),
       ('standard', 'benefits-exchange', 'redeemBenefit', 1, '2026-01-01 00:00 Asia/Shanghai', 300000)
on conflict do nothing;

-- One statement, because an agreement is whole or it is refused: 合符运营商 is 01, 万象商业 is 20.
with terms (agreement, api, party, basis_points, takes_remainder) as (
    values ('operator-short-messages', 'short-messages', '00000000-0000-7000-8000-000000000001'::uuid, 10000, true),
           ('operator-iot-devices', 'iot-devices', '00000000-0000-7000-8000-000000000001', 10000, true),
           ('wanxiang-location', 'location-verification', '00000000-0000-7000-8000-000000000001', 7000, true),
           ('wanxiang-location', 'location-verification', '00000000-0000-7000-8000-000000000020', 3000, false),
           ('wanxiang-benefits', 'benefits-exchange', '00000000-0000-7000-8000-000000000001', 2000, true),
           ('wanxiang-benefits', 'benefits-exchange', '00000000-0000-7000-8000-000000000020', 8000, false)),
     heads as (
         insert into billing.agreement (agreement, api)
         select distinct agreement, api from terms
         on conflict do nothing),
     versions as (
         insert into billing.agreement_version (agreement, version, effective_from)
         select distinct agreement, 1, '2026-01-01 00:00 Asia/Shanghai'::timestamptz from terms
         on conflict do nothing)
insert into billing.agreement_party (agreement, version, party, basis_points, takes_remainder)
select agreement, 1, party, basis_points, takes_remainder from terms
on conflict do nothing;
