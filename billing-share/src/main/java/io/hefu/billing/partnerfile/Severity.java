package io.hefu.billing.partnerfile;

/** How much a problem costs: after the Returned Account Procedure of GSMA (RAP), which knows fatal and severe errors. */
public enum Severity {
    /** The whole file is refused. */
    FATAL_FILE,
    /** The record is left out; it is to be sent again, corrected. */
    SEVERE_RECORD,
    /** The record is taken. */
    WARNING
}
