-- Prices of the plan "standard" and the agreements behind them. What has once been written stays as it is.
insert into billing.price (plan, api, operation, version, effective_from, model, tax)
values ('standard', 'short-messages', 'sendMessage', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 45000', 'INCLUSIVE'),
       ('standard', 'location-verification', 'verifyLocation', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 120000', 'INCLUSIVE'),
       ('standard', 'iot-devices', 'registerDevice', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 50000', 'INCLUSIVE'),
       ('standard', 'iot-devices', 'sendCommand', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 8000', 'INCLUSIVE'),
       ('standard', 'iot-devices', 'getShadow', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 800', 'INCLUSIVE'),
       ('standard', 'iot-devices', 'queryTelemetry', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 1000', 'INCLUSIVE'),
       ('standard', 'benefits-exchange', 'redeemBenefit', 1, '2026-01-01 00:00 Asia/Shanghai', 'per-unit 300000', 'INCLUSIVE')
on conflict do nothing;

-- 合符运营商 is 01, 万象商业 is 20.
with terms (agreement, api, parties, split) as (
    values ('operator-short-messages', 'short-messages', '', ''),
           ('operator-iot-devices', 'iot-devices', '', ''),
           ('wanxiang-location', 'location-verification', 'party 00000000-0000-7000-8000-000000000020 PARTNER
', 'clause 2 split NET 00000000-0000-7000-8000-000000000020=3000
'),
           ('wanxiang-benefits', 'benefits-exchange', 'party 00000000-0000-7000-8000-000000000020 PARTNER
', 'clause 2 split NET 00000000-0000-7000-8000-000000000020=8000
')),
     heads as (
         insert into billing.agreement (agreement, api)
         select agreement, api from terms
         on conflict do nothing)
insert into billing.agreement_version (agreement, version, effective_from, terms)
select agreement, 1, '2026-01-01 00:00 Asia/Shanghai', format('hefu-agreement 1
agreement %s
api %s
operation -
effective-from 2025-12-31T16:00:00Z
party 00000000-0000-7000-8000-000000000001 OPERATOR
%sclause 1 exclusion REFUND -
%sclause 3 remainder 00000000-0000-7000-8000-000000000001
end
', agreement, api, parties, split)
from terms
on conflict do nothing;
