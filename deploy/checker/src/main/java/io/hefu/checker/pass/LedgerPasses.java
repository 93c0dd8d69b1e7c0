package io.hefu.checker.pass;

import java.util.List;

/** The ledger against the events that were posted in it. */
final class LedgerPasses {

    private LedgerPasses() {}

    static List<Pass> all() {
        return List.of(transactions(), events(), balances(), payouts());
    }

    private static Pass transactions() {
        return new SqlPass(
                "ledger",
                "each transaction has two entries or more that sum to zero",
                "select count(*) as number from billing.ledger_transaction",
                """
                select concat('transaction ', id) as subject,
                       concat(count(line), ' entries, sum ', coalesce(sum(amount_micro_yuan), 0)) as stored,
                       'two or more, sum 0' as derived
                from billing.ledger_transaction left join billing.ledger_entry on transaction_id = id
                group by id having count(line) < 2 or coalesce(sum(amount_micro_yuan), 0) <> 0""");
    }

    /** A transaction's lines are of one day, operation and agreement version, and are what its debits are for. */
    private static Pass events() {
        return new SqlPass(
                "ledger-events",
                "each transaction posts one event, which is there, and debits what it charged; each event that moves money "
                        + "is posted",
                "select count(*) as number from billing.ledger_transaction",
                """
                select concat('transaction ', id, ', ', idempotency_key) as subject, 'posted' as stored,
                       'no such event' as derived
                from billing.ledger_transaction
                where case
                          when idempotency_key ~ '^usage/[0-9a-f-]{36}$' then not exists (
                              select from billing.rated_usage
                              where call_id = split_part(idempotency_key, '/', 2)::uuid)
                          when idempotency_key ~ '^correction/[0-9a-f-]{36}$' then not exists (
                              select from billing.correction
                              where correction.id = split_part(idempotency_key, '/', 2)::uuid
                                and correction.ledger_transaction = ledger_transaction.id)
                          else idempotency_key not like 'payout/%'
                      end""",
                """
                with line as (
                    select ledger_transaction as id, sum(gross_micro_yuan) as gross,
                           count(distinct (business_date, booked_on, api, operation,
                                           agreement, agreement_version)) as kinds,
                           min(concat_ws(' ', business_date, booked_on, api, operation,
                                         agreement, agreement_version)) as kind
                    from billing.rated_usage join billing.usage_record using (call_id)
                    where ledger_transaction is not null group by ledger_transaction),
                posted as (
                    select transaction.id,
                           concat_ws(' ', business_date, booked_on, api, operation,
                                     agreement, agreement_version) as kind,
                           coalesce(sum(amount_micro_yuan) filter (where account.kind = 'RECEIVABLE'), 0) as gross
                    from billing.ledger_transaction transaction
                         join billing.ledger_entry on transaction_id = transaction.id
                         join billing.ledger_account account on account.id = account_id
                    where idempotency_key like 'usage/%' group by transaction.id)
                select concat('transaction ', id) as subject,
                       concat('gross ', coalesce(posted.gross, 0), ', ', posted.kind) as stored,
                       concat('gross ', coalesce(line.gross, 0), ', ', line.kind, ', ', line.kinds, ' kinds') as derived
                from posted full join line using (id)
                where (coalesce(posted.gross, 0) <> coalesce(line.gross, 0)
                       or (line.id is not null and (line.kinds <> 1 or posted.kind <> line.kind)))
                  and not exists (select from billing.correction
                                  where correction.ledger_transaction = coalesce(posted.id, line.id))""",
                """
                with posted as (
                    select transaction_id as id,
                           coalesce(sum(amount_micro_yuan) filter (where kind = 'RECEIVABLE'), 0) as gross
                    from billing.ledger_entry join billing.ledger_account account on account.id = account_id
                    group by transaction_id)
                select concat('correction ', correction.id) as subject,
                       concat('posted ', coalesce(posted.gross, 0)) as stored,
                       concat('gross ', gross_micro_yuan) as derived
                from billing.correction left join posted on posted.id = ledger_transaction
                where coalesce(posted.gross, 0) <> gross_micro_yuan
                   or (ledger_transaction is null
                       and exists (select from billing.correction_share
                                   where correction = correction.id and share_micro_yuan <> 0))""");
    }

    /** Day by day, so that two mistakes do not make up for one another. */
    private static Pass balances() {
        Tally payable = new Tally("organisation, booked_on", "amount", """
                select organisation, transaction.booked_on, -sum(amount_micro_yuan) as amount
                from billing.ledger_entry
                     join billing.ledger_account account on account.id = account_id
                     join billing.ledger_transaction transaction on transaction.id = transaction_id
                where kind = 'PAYABLE' and idempotency_key not like 'payout/%'
                group by organisation, transaction.booked_on""", """
                select party as organisation, booked_on, sum(share_micro_yuan) as amount
                from (select party, booked_on, share_micro_yuan from billing.share_tally
                      union all
                      select party, booked_on, share_micro_yuan
                      from billing.correction join billing.correction_share on correction = id) as earned
                group by party, booked_on""");
        Tally receivable = new Tally("organisation, booked_on", "amount", """
                select organisation, transaction.booked_on, sum(amount_micro_yuan) as amount
                from billing.ledger_entry
                     join billing.ledger_account account on account.id = account_id
                     join billing.ledger_transaction transaction on transaction.id = transaction_id
                where kind = 'RECEIVABLE'
                group by organisation, transaction.booked_on""", """
                select organisation, booked_on, sum(gross_micro_yuan) as amount
                from (select organisation, booked_on, gross_micro_yuan
                      from billing.rated_usage join billing.usage_record using (call_id)
                      union all
                      select organisation, booked_on, gross_micro_yuan
                      from billing.correction where reason <> 'LATE_CALL' and gross_micro_yuan <> 0) as owed
                group by organisation, booked_on""");
        return new SqlPass(
                "balances",
                "accounts hold, date by date, what parties earned and what developers' calls cost",
                "select count(*) as number from billing.ledger_entry",
                payable.differences(),
                receivable.differences());
    }

    /** Paid is what left the bank, whatever it was called. A month in which the party owes takes nothing back that was paid before. */
    private static Pass payouts() {
        return new SqlPass(
                "payouts",
                "no party was paid more than its issued months say is payable",
                "select count(*) as number from billing.ledger_account where kind = 'PAYABLE'",
                """
                with paid as (
                    select organisation as party, sum(amount_micro_yuan) as paid
                    from billing.ledger_entry entry
                         join billing.ledger_account account on account.id = account_id
                    where kind = 'PAYABLE'
                      and exists (select from billing.ledger_entry other
                                       join billing.ledger_account bank on bank.id = other.account_id
                                  where other.transaction_id = entry.transaction_id and bank.kind = 'BANK')
                    group by organisation),
                payable as (
                    select party, sum(greatest(payable_fen, 0)) * 10000 as payable
                    from billing.statement where kind = 'MONTH' and state <> 'CALCULATED' group by party)
                select concat('party ', party) as subject, concat('paid ', paid) as stored,
                       concat('payable ', coalesce(payable, 0)) as derived
                from paid left join payable using (party)
                where paid > coalesce(payable, 0)""");
    }
}
