package io.hefu.core.settlement;

/** Forms in which a statement can be had. */
public enum StatementForm {
    /** The lines, for spreadsheets and programs. */
    CSV("text/csv", "csv"),
    /** A document for people, to be printed and filed. */
    PDF("application/pdf", "pdf"),
    /** A workbook: summary, usage, corrections, notes. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** Everything that is needed to check it, as a zip file: heads, signatures, subtotals, lines. */
    BUNDLE("application/zip", "zip"),
    /** The same with every single call. */
    BUNDLE_WITH_CALLS("application/zip", "zip");

    private final String mediaType;
    private final String extension;

    StatementForm(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, without the dot. */
    public String extension() {
        return extension;
    }
}
