package io.hefu.billing.partnerfile;

/** What became of a file. */
public enum Disposition {
    /** Its records are taken, but for those that are named. */
    ACCEPTED,
    /** It has no records, and that is well: the partner says that it had none. */
    NO_DATA,
    /** Nothing of it is taken. */
    REFUSED,
    /** It waits for files before it. */
    WAITING,
    /** It was sent before, and ignored. */
    COPY_IGNORED
}
