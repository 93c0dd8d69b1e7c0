package io.hefu.gateway.signature;

import java.util.List;
import java.util.Map;

/** The request of RFC 9421, appendix B.2. */
final class ExampleRequest implements SignedMessage {

    private static final Map<String, List<String>> FIELDS = Map.of(
            "host", List.of("example.com"),
            "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
            "content-type", List.of("application/json"),
            "content-digest",
                    List.of(
                            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"),
            "content-length", List.of("18"),
            "example-dict", List.of(" a=1,    b=2;x=1;y=2,   c=(a   b   c)"),
            "cache-control", List.of("max-age=60", "    must-revalidate"));

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String targetUri() {
        return "https://Example.com:443/foo?param=Value&Pet=dog&var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus";
    }

    @Override
    public List<String> field(String name) {
        return FIELDS.getOrDefault(name, List.of());
    }
}
