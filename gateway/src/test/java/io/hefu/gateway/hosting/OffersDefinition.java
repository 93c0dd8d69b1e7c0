package io.hefu.gateway.hosting;

/** The definition of a partner's API, with what partners' definitions have: references in place, composition, nullable. */
final class OffersDefinition {

    static final String JSON = """
            {
              "openapi": "3.0.3",
              "info": {"title": "Offers", "version": "1.0.0"},
              "paths": {
                "/offers": {
                  "get": {
                    "operationId": "listOffers", "security": [{"openId": ["offers:read"]}],
                    "x-hefu-metering": {"unit": "call", "billable": [200]},
                    "parameters": [
                      {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}},
                      {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
                    "responses": {"200": {"description": "", "content": {"application/json": {"schema":
                      {"type": "object", "required": ["ok"], "properties": {"ok": {"type": "boolean"},
                       "offers": {"type": "array", "items": {"$ref": "#/components/schemas/Offer"}}}}}}}}
                  },
                  "post": {
                    "operationId": "makeOffer", "security": [{"openId": ["offers:write"]}],
                    "x-hefu-metering": {"unit": "call", "billable": [201]},
                    "requestBody": {"required": true, "content": {
                      "application/json": {"schema": {"allOf": [{"$ref": "#/components/schemas/Offer"},
                        {"type": "object", "required": ["price"]}]}},
                      "application/octet-stream": {}}},
                    "responses": {"201": {"description": "made"}}
                  }
                },
                "/offers/{offerId}": {
                  "get": {"operationId": "getOffer", "security": [{"openId": ["offers:read"]}],
                    "responses": {"default": {"description": "any"}}},
                  "head": {"operationId": "headOffer", "security": [{"openId": ["offers:read"]}],
                    "responses": {"default": {"description": "any"}}},
                  "put": {"operationId": "putOffer", "security": [{"openId": ["offers:write"]}],
                    "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
                    "responses": {"default": {"description": "any"}}}
                },
                "/offers/{offerId}/photo": {
                  "get": {"operationId": "getPhoto", "security": [{"openId": ["offers:read"]}],
                    "responses": {"200": {"description": "", "content": {"image/png": {}}}}},
                  "put": {"operationId": "putPhoto", "security": [{"openId": ["offers:write"]}],
                    "requestBody": {"content": {"image/png": {}}},
                    "responses": {"204": {"description": "kept"}}}
                },
                "/persons": {
                  "post": {"operationId": "findPerson", "security": [{"openId": ["offers:read"]}],
                    "x-hefu-personal-data": {"purpose": "dpv:ServiceProvision", "subscriber": "/phoneNumber"},
                    "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
                    "responses": {"200": {"description": "found"}}}
                }
              },
              "components": {"schemas": {
                "Offer": {"type": "object", "required": ["title"], "properties": {
                  "title": {"type": "string", "maxLength": 10},
                  "note": {"type": "string", "nullable": true},
                  "price": {"$ref": "#/components/schemas/Price"},
                  "like": {"$ref": "#/components/schemas/Offer"}}},
                "Price": {"type": "object", "required": ["fen"], "properties": {"fen": {"type": "integer", "minimum": 0}}}
              }}
            }
            """;

    private OffersDefinition() {}
}
