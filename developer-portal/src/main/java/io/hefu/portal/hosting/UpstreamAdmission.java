package io.hefu.portal.hosting;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.FieldProblem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether upstreams may be called at all: not inside the operator's network, and encrypted. Asked when a revision is
 * submitted and when it is approved; gateways ask again whenever they connect.
 */
final class UpstreamAdmission {

    private static final Bilingual UNKNOWN = new Bilingual("的主机名无法解析", "has a host that cannot be resolved");
    private static final Bilingual INSIDE =
            new Bilingual("指向内部网络地址，未经运营商允许不能使用", "leads to an address inside, which the operator does not allow");
    private static final Bilingual PLAIN = new Bilingual("必须使用 https", "must be https");

    private final OutsideAddresses addresses;
    private final boolean plainHttpAllowed;

    UpstreamAdmission(OutsideAddresses addresses, boolean plainHttpAllowed) {
        this.addresses = addresses;
        this.plainHttpAllowed = plainHttpAllowed;
    }

    /** Looks names up and waits for it. */
    List<FieldProblem> problems(List<Upstream> upstreams) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < upstreams.size(); i++) {
            String field = "upstreams[" + i + "].base";
            Upstream upstream = upstreams.get(i);
            if (!plainHttpAllowed && upstream.base().getScheme().equalsIgnoreCase("http")) {
                problems.add(new FieldProblem(field, PLAIN));
            }
            try {
                for (InetAddress address :
                        InetAddress.getAllByName(upstream.base().getHost())) {
                    if (!addresses.allows(address)) {
                        problems.add(new FieldProblem(field, INSIDE));
                        break;
                    }
                }
            } catch (UnknownHostException unknown) {
                problems.add(new FieldProblem(field, UNKNOWN));
            }
        }
        return problems;
    }
}
