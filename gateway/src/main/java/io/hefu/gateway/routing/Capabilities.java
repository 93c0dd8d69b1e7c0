package io.hefu.gateway.routing;

import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.capability.Inquiry;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OperationName;
import io.hefu.gateway.definition.ApiDefinition;
import io.hefu.gateway.definition.ApiDefinitionReader;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.definition.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The capabilities of this process: their definitions, and what answers their operations. */
public final class Capabilities {

    private final Map<Key, Handler<?>> handlers = new HashMap<>();
    private final Map<OperationName, Inquirable> inquiries = new HashMap<>();
    private final Set<ApiName> names;
    private final OperationTable operations;

    /** @throws IllegalStateException when a capability does not answer exactly the operations of its definition */
    public Capabilities(Iterable<Capability> capabilities) {
        List<ApiDefinition> definitions = new ArrayList<>();
        for (Capability capability : capabilities) {
            ApiDefinition definition = ApiDefinitionReader.fromClassPath(capability.definition());
            Map<String, Handler<?>> own = capability.handlers();
            requireSame(capability.definition(), definition, own.keySet());
            own.forEach((operationId, handler) -> handlers.put(new Key(definition.basePath(), operationId), handler));
            definition
                    .operations()
                    .forEach(operation -> Optional.ofNullable(
                                    capability.inquiries().get(operation.operationId()))
                            .ifPresent(inquiry -> inquiries.put(operation.name(), new Inquirable(operation, inquiry))));
            definitions.add(definition);
        }
        this.names = definitions.stream().map(ApiDefinition::name).collect(Collectors.toUnmodifiableSet());
        this.operations = new OperationTable(definitions);
    }

    private record Key(String basePath, String operationId) {}

    /** An operation of which it can be asked what became of a call. */
    public record Inquirable(Operation operation, Inquiry inquiry) {}

    /** Empty where nobody can tell. */
    public Optional<Inquirable> inquirable(OperationName operation) {
        return Optional.ofNullable(inquiries.get(operation));
    }

    public OperationTable operations() {
        return operations;
    }

    /** The names that no partner's API may take. */
    public Set<ApiName> names() {
        return names;
    }

    Handler<?> handler(Operation operation) {
        Handler<?> handler = handlers.get(new Key(operation.basePath(), operation.operationId()));
        if (handler == null) {
            throw new IllegalStateException("no capability answers " + operation.operationId());
        }
        return handler;
    }

    private static void requireSame(String name, ApiDefinition definition, Set<String> handled) {
        Set<String> declared =
                definition.operations().stream().map(Operation::operationId).collect(Collectors.toSet());
        if (!declared.equals(handled)) {
            throw new IllegalStateException(name + " declares the operations " + new TreeSet<>(declared)
                    + ", its capability answers " + new TreeSet<>(handled));
        }
    }
}
