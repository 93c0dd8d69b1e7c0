package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.identity.ApiName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings a document into the form that gateways read: one server, every operation with its own parameters, a name, one
 * scope ({@code api:operation-name}) and its metering. Who may call is the gateway's business, so the document's own
 * security schemes go.
 */
final class Normaliser {

    static final List<String> METHODS = List.of("get", "head", "put", "post", "delete", "patch");

    private static final List<String> NOT_SERVED = List.of("options", "trace");

    /** The statuses of success that IANA's registry names. */
    private static final int[] SUCCESS = {200, 201, 202, 203, 204, 205, 206, 207, 208, 226};

    /** A brace that is not at the edge of its segment. */
    private static final Pattern PARTIAL = Pattern.compile("[^/]\\{|}[^/]");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode document;
    private final ApiName name;
    private final String pathVersion;
    private final Findings findings;
    private final References references;
    private final Set<String> given = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    private Normaliser(ObjectNode document, ApiName name, String pathVersion, Findings findings) {
        this.document = document;
        this.name = name;
        this.pathVersion = pathVersion;
        this.findings = findings;
        this.references = new References(document);
    }

    static void normalise(ObjectNode document, ApiName name, String pathVersion, Findings findings) {
        new Normaliser(document, name, pathVersion, findings).run();
    }

    private void run() {
        servers();
        security();
        references();
        ObjectNode paths = (ObjectNode) document.get("paths");
        for (Map.Entry<String, JsonNode> entry : new ArrayList<>(paths.properties())) {
            if (entry.getKey().startsWith("x-")) {
                paths.remove(entry.getKey());
            } else if (PARTIAL.matcher(entry.getKey()).find()) {
                paths.remove(entry.getKey());
                findings.warning(
                        "path-not-served",
                        Place.ROOT.in("paths").in(entry.getKey()),
                        "参数没有占据整个路径段，网关不转发此路径",
                        "is left out: the gateway serves only parameters that are whole segments");
            } else {
                path(paths, entry.getKey(), entry.getValue());
            }
        }
        if (document.path("components") instanceof ObjectNode components) {
            components.remove("pathItems");
        }
    }

    private void servers() {
        Place place = Place.ROOT.in("servers");
        for (int i = 0; i < document.path("servers").size(); i++) {
            if (document.path("servers").get(i).path("url").asText().startsWith("http://")) {
                findings.warning(
                        "server-unencrypted", place.in(i), "服务器地址使用了未加密的 http", "names a server over unencrypted http");
            }
        }
        ObjectNode server = NODES.objectNode().put("url", "{apiRoot}/" + name + "/" + pathVersion);
        server.putObject("variables")
                .putObject("apiRoot")
                .put("default", "https://localhost")
                .put("description", "The gateway");
        document.set("servers", NODES.arrayNode().add(server));
    }

    private void security() {
        JsonNode components = document.path("components");
        if (document.has("security") || components.has("securitySchemes")) {
            findings.info(
                    "security-replaced",
                    Place.ROOT.in("security"),
                    "调用方由网关认证，文档自带的安全方案不会生效",
                    "is replaced: callers prove to the gateway who they are, and the gateway to the upstream who it is");
        }
        document.remove("security");
        document.withObject("/components")
                .putObject("securitySchemes")
                .putObject("openId")
                .put("type", "openIdConnect")
                .put("openIdConnectUrl", "https://example.org/.well-known/openid-configuration")
                .put(
                        "description",
                        "An access token of the operator's identity provider, or an API key, as a bearer token");
    }

    /** JSON pointers as they are, without percent-encoding. */
    private void references() {
        Walk.through(document, (node, kind, place) -> {
            if (node.path("$ref").isTextual()) {
                node.put("$ref", References.decoded(node.path("$ref").textValue()));
            }
        });
    }

    private void path(ObjectNode paths, String path, JsonNode given) {
        Place place = Place.ROOT.in("paths").in(path);
        ObjectNode item = given.has("$ref") ? references.resolve(given).deepCopy() : (ObjectNode) given;
        paths.set(path, item);
        JsonNode shared = item.path("parameters");
        for (String method : METHODS) {
            if (item.path(method) instanceof ObjectNode operation) {
                operation(path, method, operation, shared, place.in(method));
            }
        }
        for (String method : NOT_SERVED) {
            if (item.remove(method) != null) {
                findings.info(
                        "method-not-served",
                        place.in(method),
                        "网关不转发 " + method.toUpperCase(Locale.ROOT) + " 方法",
                        "is left out: the gateway serves no " + method.toUpperCase(Locale.ROOT));
            }
        }
        if (item.remove("servers") != null) {
            findings.warning(
                    "server-of-path", place.in("servers"), "不支持为单个路径指定服务器", "is left out: upstreams are the API's");
        }
        item.remove("parameters");
    }

    private void operation(String path, String method, ObjectNode operation, JsonNode shared, Place place) {
        inherit(operation, shared);
        String id = named(path, method, operation, place);
        operation.put("operationId", id);
        if (operation.remove("servers") != null) {
            findings.warning(
                    "server-of-path", place.in("servers"), "不支持为单个操作指定服务器", "is left out: upstreams are the API's");
        }
        operation.putArray("security").addObject().putArray("openId").add(name + ":" + OperationNames.kebab(id));
        ObjectNode metering = operation.path("x-hefu-metering") instanceof ObjectNode own
                ? own
                : operation.putObject("x-hefu-metering");
        if (!metering.has("unit")) {
            metering.put("unit", "call");
        }
        if (!metering.has("billable")) {
            ArrayNode billable = metering.putArray("billable");
            for (int status : SUCCESS) {
                billable.add(status);
            }
        }
    }

    /** What all operations of a path share, unless an operation says otherwise (OpenAPI 3.0.3, Path Item Object). */
    private void inherit(ObjectNode operation, JsonNode shared) {
        if (shared.isEmpty()) {
            return;
        }
        Map<String, JsonNode> own = new HashMap<>();
        operation.path("parameters").forEach(parameter -> own.put(key(parameter), parameter));
        ArrayNode all = operation.has("parameters")
                ? (ArrayNode) operation.get("parameters")
                : operation.putArray("parameters");
        for (JsonNode parameter : shared) {
            if (!own.containsKey(key(parameter))) {
                all.add(parameter.deepCopy());
            }
        }
    }

    private String key(JsonNode parameter) {
        JsonNode resolved = references.resolve(parameter);
        return resolved.path("in").asText() + " " + resolved.path("name").asText();
    }

    private String named(String path, String method, ObjectNode operation, Place place) {
        String id = operation.path("operationId").asText("");
        String name = id;
        if (id.isBlank()) {
            name = OperationNames.of(method, path);
            findings.warning(
                    "operation-id-missing",
                    place,
                    "没有 operationId，暂名为 " + name,
                    "has no operationId; it is called " + name);
        } else if (!given.add(id)) {
            findings.error(
                    "operation-id-duplicate",
                    place.in("operationId"),
                    "operationId " + id + " 重复",
                    "is the operationId " + id + " of another operation, too");
        } else if (!OperationNames.isName(id)) {
            name = OperationNames.cleaned(id);
            findings.info(
                    "operation-id-rewritten",
                    place.in("operationId"),
                    "operationId 改写为 " + name,
                    "is written " + name + " here: letters, digits and . _ - only");
        }
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }
}
