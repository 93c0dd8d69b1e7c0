package io.hefu.bench.audit;

import io.hefu.bench.result.ResultFile;
import io.hefu.clients.terminal.Table;

/**
 * What an audit found.
 *
 * @param acknowledged calls that a client saw answered
 * @param stored of these, how many have their usage record
 * @param doubled correlators with more than one usage record
 * @param answered usage records of the whole run with an outcome, seen by the client or not
 * @param unknown usage records of the run without one: begun before a crash, and nobody knows how they ended
 * @param rated calls of the run that have been rated
 * @param ratedTwice ratings beyond the first of a call
 * @param moneyTooMuch micro-yuan shared out beyond what the calls cost; negative when too little
 */
public record Findings(
        long acknowledged,
        long stored,
        long doubled,
        long answered,
        long unknown,
        long rated,
        long ratedTwice,
        long moneyTooMuch) {

    public long lost() {
        return acknowledged - stored;
    }

    public long unrated() {
        return answered - rated;
    }

    public boolean areClean() {
        return acknowledged > 0
                && lost() == 0
                && doubled == 0
                && unrated() == 0
                && ratedTwice == 0
                && moneyTooMuch == 0;
    }

    public ResultFile putInto(ResultFile file) {
        return file.put("acknowledged", acknowledged)
                .put("stored", stored)
                .put("lost", lost())
                .put("doubled", doubled)
                .put("rated", rated)
                .put("ratedTwice", ratedTwice);
    }

    public Table table() {
        return new Table("calls", "count")
                .row("answered to the client", acknowledged)
                .row("  stored", stored)
                .row("  lost", lost())
                .row("stored more than once", doubled)
                .row("stored with their outcome", answered)
                .row("  rated", rated)
                .row("  not rated", unrated())
                .row("rated more than once", ratedTwice)
                .row("money shared beyond the cost (micro-yuan)", moneyTooMuch)
                .row("begun, cut off by a crash, marked unknown", unknown);
    }
}
