package io.hefu.billing.partnerfile;

/** Formats that are read. */
public enum FileFormat {
    /** RFC 4180, with any separator. */
    CSV,
    /** Office Open XML, ISO/IEC 29500: one sheet. */
    XLSX,
    /** An array of flat objects, or objects one after another. */
    JSON
}
