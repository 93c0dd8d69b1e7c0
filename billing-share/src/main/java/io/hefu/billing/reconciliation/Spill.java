package io.hefu.billing.reconciliation;

/** Where sorted runs of lines wait while more of them are read than memory holds. */
public interface Spill extends AutoCloseable {

    /**
     * Writes lines down in the order in which a stream gives them.
     *
     * @return reads them again, once
     */
    LineStream keep(LineStream sorted);

    /** Forgets all that was kept. */
    @Override
    void close();
}
