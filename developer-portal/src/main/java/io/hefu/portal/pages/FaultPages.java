package io.hefu.portal.pages;

import io.quarkus.qute.TemplateInstance;

/** What is shown when something went wrong. */
public interface FaultPages {

    /**
     * @param kind key of the heading in {@link FaultMessages}; that of the general words ends in {@code Text}
     * @param detail what exactly went wrong, in the reader's language; empty when the general words do
     * @param correlator empty when there is none
     */
    record Fault(PageFrame page, int status, String kind, String detail, String correlator)
            implements TemplateInstance {}
}
