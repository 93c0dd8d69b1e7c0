package io.hefu.gateway.upstream;

import io.hefu.core.address.OutsideAddresses;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of an upstream that may be called. Connections are made to these very addresses, never to the name: what it
 * is made to point at later is looked at first. A name that cannot be looked up leaves the addresses of before.
 */
final class OutsideResolution {

    private static final Logger LOG = Logger.getLogger(OutsideResolution.class);

    private final WorkerExecutor names;
    private final URI base;
    private final int port;
    private final OutsideAddresses outside;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile List<SocketAddress> addresses = List.of();

    OutsideResolution(WorkerExecutor names, URI base, int port, OutsideAddresses outside) {
        this.names = names;
        this.base = base;
        this.port = port;
        this.outside = outside;
    }

    /** One of them, in turn; null when none may be called. */
    @Nullable
    SocketAddress next() {
        List<SocketAddress> current = addresses;
        return switch (current.size()) {
            case 0 -> null;
            case 1 -> current.get(0);
            default -> current.get(Math.floorMod(turn.getAndIncrement(), current.size()));
        };
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Looks the name up again, unless that is being done: a name server that hangs is not asked once more. */
    Future<Void> refresh() {
        if (!looking.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return names.executeBlocking(this::lookUp, false)
                .onFailure(unknown -> LOG.debugf("%s cannot be looked up", base.getHost()))
                .onComplete(any -> looking.set(false))
                .otherwiseEmpty()
                .mapEmpty();
    }

    private boolean lookUp() throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(base.getHost());
        List<SocketAddress> allowed = Stream.of(found)
                .filter(outside::allows)
                .map(address -> SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .toList();
        if (allowed.isEmpty() && (!addresses.isEmpty() || turn.getAndIncrement() == 0)) {
            LOG.warnf(
                    "%s points inside and is not called; hefu.hosting.allowed-inside-addresses allows it",
                    base.getHost());
        }
        addresses = allowed;
        return true;
    }
}
