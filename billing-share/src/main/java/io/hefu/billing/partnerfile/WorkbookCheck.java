package io.hefu.billing.partnerfile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Goes once through all of a workbook before it is read: it is whole, inflates to no more than is read, and holds nothing
 * for which a reader would have to make more room than is agreed.
 */
final class WorkbookCheck {

    private static final int MOST_PARTS = 1_000;
    private static final int SNIFFED_BYTES = 64;

    private final FileLimits limits;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    WorkbookCheck(FileLimits limits) {
        this.limits = limits;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    void check(Path file) throws IOException {
        if (!isZip(file)) {
            throw RowReader.refused(ProblemCode.MALFORMED);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw RowReader.refused(ProblemCode.INFLATES_TOO_MUCH);
            }
            long left = limits.inflatedBytes();
            for (ZipEntry entry : zip.stream().toList()) {
                left -= check(zip, entry, left);
            }
        } catch (ZipException | EOFException broken) {
            throw RowReader.refused(ProblemCode.TRUNCATED);
        }
    }

    /** @return to how many bytes the part inflates */
    private long check(ZipFile zip, ZipEntry entry, long left) throws IOException {
        try (InputStream raw = zip.getInputStream(entry);
                BoundedStream bounded = new BoundedStream(raw, entry.getCompressedSize(), limits, left);
                InputStream in = new BufferedInputStream(bounded)) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            boolean isNamedXml = name.endsWith(".xml") || name.endsWith(".rels");
            if (isNamedXml || looksLikeXml(in)) {
                checkXml(in, isNamedXml);
            } else {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return bounded.bytes();
        }
    }

    /** @param isWhole whether it must be well-formed to its end: old drawings, which nobody reads, are not always */
    private void checkXml(InputStream in, boolean isWhole) throws IOException {
        try {
            new PartCheck(limits).check(xml.createXMLStreamReader(in));
        } catch (XMLStreamException broken) {
            if (isWhole) {
                throw RowReader.refused(ProblemCode.MALFORMED);
            }
        }
    }

    /** Whatever a part is called, a workbook may name it as its sheet. */
    private static boolean looksLikeXml(InputStream in) throws IOException {
        in.mark(SNIFFED_BYTES);
        byte[] first = in.readNBytes(SNIFFED_BYTES);
        in.reset();
        for (byte one : first) {
            boolean isMarkOrSpace = one <= ' ';
            if (!isMarkOrSpace) {
                return one == '<';
            }
        }
        return false;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            return first.length == 2 && first[0] == 'P' && first[1] == 'K';
        }
    }
}
