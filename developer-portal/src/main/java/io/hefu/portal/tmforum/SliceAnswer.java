package io.hefu.portal.tmforum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.tmforum.Slice;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A part of a list as TMF630 answers it: the array, and the counts in headers. */
final class SliceAnswer {

    private SliceAnswer() {}

    static <T> RestResponse<List<ObjectNode>> of(Slice<T> slice, Function<T, ObjectNode> shown) {
        return ResponseBuilder.ok(slice.items().stream().map(shown).toList())
                .header("X-Total-Count", slice.total())
                .header("X-Result-Count", slice.items().size())
                .build();
    }
}
