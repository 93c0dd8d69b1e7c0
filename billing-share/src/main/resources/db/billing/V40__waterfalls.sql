-- Terms are kept as the one text that is signed; what it says is read from it and from nowhere else.
alter table billing.agreement_version add column terms text;

alter table billing.agreement_version disable trigger agreement_version_is_immutable;

-- What was agreed before were percentages and a remainder.
with scope as (
    select agreement, version, api, coalesce(operation, '-') as operation,
           to_char(effective_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
               || case
                      when extract(microseconds from effective_from)::bigint % 1000000 = 0 then ''
                      when extract(microseconds from effective_from)::bigint % 1000 = 0
                          then to_char(effective_from at time zone 'UTC', '.MS')
                      else to_char(effective_from at time zone 'UTC', '.US')
                  end || 'Z' as effective_from
    from billing.agreement join billing.agreement_version using (agreement)),
party as (
    select agreement, version,
           string_agg(format(E'party %s %s\n', party, case when takes_remainder then 'OPERATOR' else 'PARTNER' end),
                      '' order by party::text) as parties,
           string_agg(format('%s=%s', party, basis_points), ' ' order by party::text)
               filter (where not takes_remainder) as portions,
           min(party::text) filter (where takes_remainder) as remainder
    from billing.agreement_party group by agreement, version)
update billing.agreement_version known
set terms = format(
    E'hefu-agreement 1\nagreement %s\napi %s\noperation %s\neffective-from %s\n%sclause 1 exclusion REFUND -\n%sclause 3 remainder %s\nend\n',
    scope.agreement, scope.api, scope.operation, scope.effective_from, party.parties,
    case when party.portions is null then '' else format(E'clause 2 split NET %s\n', party.portions) end,
    party.remainder)
from scope join party using (agreement, version)
where (known.agreement, known.version) = (scope.agreement, scope.version);

alter table billing.agreement_version enable trigger agreement_version_is_immutable;
alter table billing.agreement_version alter column terms set not null;

-- How much has come in under a version of an agreement in a calendar month: what is posted next follows from it.
create table billing.agreement_progress
(
    agreement         text    not null,
    agreement_version integer not null,
    month             date    not null check (extract(day from month) = 1),
    gross_micro_yuan  bigint  not null,
    calls             bigint  not null,
    units             bigint  not null,
    primary key (agreement, agreement_version, month),
    foreign key (agreement, agreement_version) references billing.agreement_version
);

-- Each party's tally has all of the gross; percentages ask for no units.
insert into billing.agreement_progress (agreement, agreement_version, month, gross_micro_yuan, calls, units)
select agreement, agreement_version, date_trunc('month', business_date)::date, sum(gross_micro_yuan), sum(billable), 0
from billing.share_tally
where party = (select min(of_agreement.party::text)::uuid
               from billing.agreement_party of_agreement
               where (of_agreement.agreement, of_agreement.version)
                         = (share_tally.agreement, share_tally.agreement_version))
group by agreement, agreement_version, date_trunc('month', business_date);

-- A share may be above the gross of a line, or below zero, where a clause moves money between parties.
alter table billing.share_tally drop column basis_points;
alter table billing.share_tally drop constraint share_tally_check;
alter table billing.share_tally drop constraint share_tally_agreement_agreement_version_party_fkey;
alter table billing.share_tally
    add foreign key (agreement, agreement_version) references billing.agreement_version;

drop table billing.agreement_party;
drop trigger agreement_version_is_whole on billing.agreement_version;
drop function billing.require_whole_agreement;
