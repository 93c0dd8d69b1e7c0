package io.hefu.portal.contract;

import io.hefu.core.identity.ApiName;
import java.nio.charset.StandardCharsets;

/** Small documents to read. */
final class Documents {

    private static final ApiName NAME = new ApiName("mall-offers");
    private static final String SHOP = "{name: shopId, in: path, required: true, schema: {type: string}}";

    private Documents() {}

    static Contract read(String document) {
        return read(document, "v1");
    }

    static Contract read(String document, String version) {
        return Contract.read(document.getBytes(StandardCharsets.UTF_8), NAME, version);
    }

    static String paths(String paths) {
        return "openapi: 3.0.3\ninfo: {title: Offers, version: 1.0.0, description: of malls}\npaths: " + paths;
    }

    /** One operation, with more keywords. */
    static String operation(String more) {
        return paths("{'/shops/{shopId}/offers': {post: {operationId: addOffer, summary: Add, parameters: [" + SHOP
                + "], responses: {'200': {description: done}, '400': {description: bad}}, " + more + "}}}");
    }

    static String parameter(String parameter) {
        return paths("{'/shops/{shopId}/offers': {get: {operationId: listOffers, summary: List, parameters: [" + SHOP
                + (parameter.isEmpty() ? "" : ", ") + parameter
                + "], responses: {'200': {description: done}, '400': {description: bad}}}}}");
    }

    static String request(String schema) {
        return operation("requestBody: {content: {application/json: {schema: " + schema + "}}}");
    }

    static String response(String schema) {
        return paths("{/offers: {get: {operationId: listOffers, summary: List, responses: {'400': {description: bad}, "
                + "'200': {description: done, content: {application/json: {schema: " + schema + "}}}}}}}");
    }

    static String components(String document, String schemas) {
        return document + "\ncomponents: {schemas: " + schemas + "}";
    }
}
