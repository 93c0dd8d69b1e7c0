package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** MoneyMessages, in English. */
@Localized("en")
public interface MoneyEnglishMessages extends MoneyMessages {

    @Override
    @Message("Usage and cost")
    String title();

    @Override
    @Message("{month}, by business dates in Beijing time.")
    String lead(String month);

    @Override
    @Message("Month")
    String month();

    @Override
    @Message("Application")
    String application();

    @Override
    @Message("All applications")
    String allApplications();

    @Override
    @Message("Show")
    String show();

    @Override
    @Message("Calls")
    String calls();

    @Override
    @Message("Answered")
    String answered();

    @Override
    @Message("Refused")
    String refused();

    @Override
    @Message("Charged calls")
    String billable();

    @Override
    @Message("Cost")
    String cost();

    @Override
    @Message("Units")
    String units();

    @Override
    @Message("Calls by day")
    String callsChart();

    @Override
    @Message("Cost by day")
    String costChart();

    @Override
    @Message("{month}: {calls} calls, of which {refused} were refused.")
    String callsSentence(String month, String calls, String refused);

    @Override
    @Message("{month}: {cost} in all.")
    String costSentence(String month, String cost);

    @Override
    @Message("Show as a table")
    String asTable();

    @Override
    @Message("Day")
    String day();

    @Override
    @Message("By operation")
    String lines();

    @Override
    @Message("API")
    String api();

    @Override
    @Message("Operation")
    String operation();

    @Override
    @Message("Environment")
    String environment();

    @Override
    @Message("Total")
    String total();

    @Override
    @Message("Download CSV")
    String csv();

    @Override
    @Message("No calls in {month}")
    String empty(String month);

    @Override
    @Message("Make a first call: it appears here within seconds.")
    String emptyText();

    @Override
    @Message("To my applications")
    String toApplications();

    @Override
    @Message("Month-to-date statement")
    String statementTitle();

    @Override
    @Message("Statement for {month}")
    String statementTitleOf(String month);

    @Override
    @Message("What {partner} has earned, line by line; the totals are the sums of the lines.")
    String statementLead(String partner);

    @Override
    @Message("Calls rated until {time}")
    String asOf(String time);

    @Override
    @Message("Gross revenue")
    String gross();

    @Override
    @Message("Your share")
    String share();

    @Override
    @Message("Payable")
    String payable();

    @Override
    @Message("Carried over")
    String residue();

    @Override
    @Message(
            "What is payable is whole fen; what is left, less than one fen, is carried to the next period and never lost. Payable and carried over make up your share.")
    String residueText();

    @Override
    @Message("Agreement version")
    String agreement();

    @Override
    @Message("version {version}")
    String agreementVersion(int version);

    @Override
    @Message("Rate")
    String rate();

    @Override
    @Message("Nothing earned in {month} yet")
    String statementEmpty(String month);

    @Override
    @Message("Shares appear here within seconds of the calls that earn them.")
    String statementEmptyText();

    @Override
    @Message("Print this page, or save it as PDF.")
    String print();
}
