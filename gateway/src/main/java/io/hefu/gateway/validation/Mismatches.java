package io.hefu.gateway.validation;

import io.hefu.gateway.definition.Operation;

/** Where messages are told of that are not as their definition says, and go on nevertheless. */
public interface Mismatches {

    /** @param what a sentence without any value of the message */
    void inRequest(Operation operation, String what);

    void inAnswer(Operation operation, String what);
}
