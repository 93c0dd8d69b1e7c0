insert into portal.plan
    (code, name_chinese, name_english, environment, approval, calls_per_second, burst, quota_calls, quota_period, version)
values
    ('sandbox', '沙箱', 'Sandbox', 'SANDBOX', 'AUTOMATIC', 20, 40, 10000, 'DAY', 0),
    ('standard', '标准版', 'Standard', 'LIVE', 'REQUIRED', 50, 100, 1000000, 'MONTH', 0);

insert into portal.plan_api (plan_code, api)
select plan.code, api
  from portal.plan,
       unnest(array['short-messages', 'location-verification', 'iot-devices', 'benefits-exchange']) as api;
