-- Benefits that the demo's partner 万象商业 Wanxiang Malls supplies. A stock, once there, is left as it stands.
insert into rights.benefit
    (benefit_id, name, name_en, benefit_type, fulfilment, supplier_id, supplier_name, product_code,
     per_subscriber_limit, valid_from, valid_to)
values
    ('00000000-0000-7000-8000-000000000101', '视频会员月卡', 'Video membership, one month', 'MEMBERSHIP', 'DIRECT_TOP_UP',
     '00000000-0000-7000-8000-000000000020', '万象商业 Wanxiang Malls', 'VIDEO-MONTH', null, '2026-01-01T00:00:00+08:00', null),
    ('00000000-0000-7000-8000-000000000102', '网约车代金券', 'Ride-hailing voucher', 'VOUCHER', 'CODE',
     '00000000-0000-7000-8000-000000000020', '万象商业 Wanxiang Malls', 'RIDE-VOUCHER', null, '2026-01-01T00:00:00+08:00', null),
    ('00000000-0000-7000-8000-000000000103', '云存储 50G', 'Cloud storage, 50 GB', 'DATA_PACK', 'DIRECT_TOP_UP',
     '00000000-0000-7000-8000-000000000020', '万象商业 Wanxiang Malls', 'CLOUD-50G', null, '2026-01-01T00:00:00+08:00', null),
    ('00000000-0000-7000-8000-000000000104', '机场贵宾厅', 'Airport lounge', 'VOUCHER', 'DIRECT_TOP_UP',
     '00000000-0000-7000-8000-000000000020', '万象商业 Wanxiang Malls', 'LOUNGE', null, '2026-01-01T00:00:00+08:00', null)
on conflict (benefit_id) do nothing;

insert into rights.stock (benefit_id, environment, total, remaining)
select benefit_id, environment, pieces, pieces
from (values
        ('00000000-0000-7000-8000-000000000101'::uuid, 1000000),
        ('00000000-0000-7000-8000-000000000102'::uuid, 1000000),
        ('00000000-0000-7000-8000-000000000103'::uuid, 1000000),
        ('00000000-0000-7000-8000-000000000104'::uuid, 0)) as offer (benefit_id, pieces)
    cross join (values ('LIVE'), ('SANDBOX')) as place (environment)
on conflict (benefit_id, environment) do nothing;
