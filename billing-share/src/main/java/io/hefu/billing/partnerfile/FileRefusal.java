package io.hefu.billing.partnerfile;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why a file is not read at all, or no further. */
public record FileRefusal(Problem problem) implements Refusal {

    @Override
    public ErrorCode code() {
        return switch (problem.code()) {
            case FILE_TOO_LARGE, TOO_MANY_ROWS, INFLATES_TOO_MUCH -> ErrorCode.PAYLOAD_TOO_LARGE;
            case REUSED_NUMBER -> ErrorCode.ALREADY_EXISTS;
            default -> ErrorCode.INVALID_ARGUMENT;
        };
    }

    @Override
    public String message() {
        String place = problem.row() == 0 ? "" : " (row " + problem.row() + ")";
        return problem.code() + place + ": " + problem.code().sentence().english();
    }
}
