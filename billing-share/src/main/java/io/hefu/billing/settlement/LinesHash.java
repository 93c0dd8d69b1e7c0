package io.hefu.billing.settlement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.statement.CsvLineWriter;
import io.hefu.core.money.Money;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** The hash of a statement's lines as the CSV file has them. */
final class LinesHash {

    private LinesHash() {}

    static Hash of(Figures figures, Money openingResidue) {
        MessageDigest digest = Hash.sha256();
        figures.writeTo(
                new CsvLineWriter(new DigestOutputStream(OutputStream.nullOutputStream(), digest)), openingResidue);
        return new Hash(digest.digest());
    }
}
