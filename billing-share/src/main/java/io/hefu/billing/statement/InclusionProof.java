package io.hefu.billing.statement;

import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Path;
import io.hefu.billing.seal.Section;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Shows that an entry is counted in a statement, once, with these amounts.
 *
 * @param head hash of the head of that statement
 * @param leaf its encoding
 */
public record InclusionProof(Hash head, byte[] leaf, Path path) {

    private static final String FORMAT = "hefu-proof-1";

    /**
     * JSON without a space or a choice in it: a verifier may refuse all other texts. Numbers are texts, for they may not fit
     * what a browser reads numbers into.
     */
    public String json() {
        return "{\"format\":\"%s\",\"head\":\"%s\",\"leaf\":\"%s\",\"steps\":[%s]}\n"
                .formatted(
                        FORMAT,
                        head,
                        Base64.getEncoder().encodeToString(leaf),
                        path.steps().stream().map(InclusionProof::json).collect(Collectors.joining(",")));
    }

    private static String json(Path.Step step) {
        if (step instanceof Path.LeftSibling left) {
            return "{\"left\":" + json(left.node()) + "}";
        }
        if (step instanceof Path.RightSibling right) {
            return "{\"right\":" + json(right.node()) + "}";
        }
        Section section = ((Path.Within) step).section();
        return "{\"section\":{\"kind\":\"%s\",\"value\":\"%d\"}}".formatted(section.kind(), section.value());
    }

    private static String json(Node node) {
        return "{\"hash\":\"%s\",\"count\":\"%d\",\"gross\":\"%d\",\"share\":\"%d\"}"
                .formatted(
                        node.hash(),
                        node.totals().count(),
                        node.totals().gross().microYuan(),
                        node.totals().share().microYuan());
    }
}
