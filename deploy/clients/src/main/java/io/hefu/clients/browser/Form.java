package io.hefu.clients.browser;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A form of a page, with what is filled in so far. */
public record Form(URI action, Map<String, String> fields) {

    public Form {
        fields = Map.copyOf(fields);
    }

    static Form of(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input[name]")) {
            String type = input.attr("type");
            boolean unticked = type.equals("checkbox") && !input.hasAttr("checked");
            if (!unticked && !type.equals("submit")) {
                fields.put(input.attr("name"), input.attr("value"));
            }
        }
        return new Form(URI.create(form.absUrl("action")), fields);
    }

    /** Fills in a field; nothing happens when the form has none of that name. */
    public Form with(String field, String value) {
        if (!fields.containsKey(field)) {
            return this;
        }
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.put(field, value);
        return new Form(action, filled);
    }

    /** As one of its buttons sends it. */
    public Form pressing(String button) {
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.put(button, button);
        return new Form(action, filled);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Not the fields: there may be a password among them. */
    @Override
    public String toString() {
        return "Form[" + action.getPath() + "]";
    }
}
