insert into portal.organisation (id, name, kind, created_at) values
    ('00000000-0000-7000-8000-000000000001', '合符运营商', 'OPERATOR', now()),
    ('00000000-0000-7000-8000-000000000010', '星图科技 Xingtu', 'DEVELOPER', now()),
    ('00000000-0000-7000-8000-000000000020', '万象商业 Wanxiang Malls', 'PARTNER', now())
on conflict (id) do nothing;

insert into portal.member (id, organisation_id, username, created_at) values
    ('00000000-0000-7000-8000-000000000101', '00000000-0000-7000-8000-000000000001', 'admin', now()),
    ('00000000-0000-7000-8000-000000000102', '00000000-0000-7000-8000-000000000001', 'admin2', now()),
    ('00000000-0000-7000-8000-000000000103', '00000000-0000-7000-8000-000000000010', 'developer', now()),
    ('00000000-0000-7000-8000-000000000104', '00000000-0000-7000-8000-000000000020', 'finance', now())
on conflict do nothing;

insert into portal.application (id, organisation_id, name, description, created_at) values
    ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010', '商场导航 Mall Navigator',
     '商场内的导航、到店提醒与积分兑换。', now())
on conflict (id) do nothing;

insert into portal.subscription (id, application_id, plan_code, state, requested_at, changed_at) values
    ('00000000-0000-7000-8000-000000000201', '00000000-0000-7000-8000-000000000011', 'sandbox', 'ACTIVE', now(), now()),
    ('00000000-0000-7000-8000-000000000202', '00000000-0000-7000-8000-000000000011', 'standard', 'ACTIVE', now(), now())
on conflict do nothing;
