package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/** What there is to say about an operation's parameters. */
record ParameterLinter(References references, Findings findings) {

    static final Set<String> PERSONAL = Set.of("phonenumber", "msisdn", "mobile", "mobilenumber", "idcard", "imsi");

    private static final Set<String> SECRETS = Set.of(
            "apikey",
            "accesstoken",
            "authtoken",
            "password",
            "passwd",
            "secret",
            "clientsecret",
            "appsecret",
            "privatekey");
    private static final Set<String> OF_THE_GATEWAY =
            Set.of("authorization", "host", "content-length", "content-type", "accept", "x-correlator");

    void look(String path, JsonNode parameters, Place place) {
        Set<String> seen = new HashSet<>();
        Set<String> inPath = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = references.resolve(parameters.get(i));
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (!seen.add(in + " " + name)) {
                findings.error(
                        "parameter-duplicate",
                        place.in(i),
                        "参数 " + name + " 重复",
                        "is the parameter " + name + " a second time");
            }
            switch (in) {
                case "path" -> {
                    inPath.add(name);
                    if (!parameter.path("required").asBoolean()) {
                        findings.error(
                                "path-parameter-optional",
                                place.in(i),
                                "路径参数必须 required: true",
                                "is in the path and must be required");
                    }
                }
                case "query" -> query(name, place.in(i));
                case "header" -> {
                    if (OF_THE_GATEWAY.contains(name.toLowerCase(Locale.ROOT))) {
                        findings.info(
                                "header-of-gateway",
                                place.in(i),
                                "请求头 " + name + " 由网关处理",
                                "is " + name + ", which is between the caller and the gateway");
                    }
                }
                default ->
                    findings.warning(
                            "cookie-parameter", place.in(i), "Cookie 不会转发", "is a cookie, which programs seldom send");
            }
        }
        Set<String> inTemplate = templateNames(path);
        for (String name : inTemplate) {
            if (!inPath.contains(name)) {
                findings.error(
                        "path-parameter-undeclared",
                        place,
                        "路径参数 " + name + " 未声明",
                        "must declare the path parameter " + name);
            }
        }
        for (String name : inPath) {
            if (!inTemplate.contains(name)) {
                findings.error(
                        "path-parameter-unknown",
                        place,
                        "路径中没有参数 " + name,
                        "declares the path parameter " + name + ", which the path does not have");
            }
        }
    }

    private static Set<String> templateNames(String path) {
        Set<String> names = new HashSet<>();
        Matcher matcher = Linter.TEMPLATE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private void query(String name, Place place) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (SECRETS.contains(word)) {
            findings.error(
                    "secret-in-query",
                    place,
                    "密钥不能放在查询参数 " + name + " 中，会进入日志",
                    "is " + name + ": a secret must not be in a query, which ends up in logs");
        } else if (PERSONAL.contains(word)) {
            findings.warning(
                    "personal-data-in-query",
                    place,
                    "个人信息不应放在查询参数 " + name + " 中",
                    "is " + name + ": personal data should not be in a query, which ends up in logs");
        }
    }
}
