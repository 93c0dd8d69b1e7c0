package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The identity provider's endpoints for a client that authenticates with {@code private_key_jwt} (RFC 7523 §2.2).
 *
 * @param client its id
 */
record TokenEndpoint(String client, PublicJsonWebKey key) {

    /** A key pair as clients make it for themselves. */
    static PublicJsonWebKey newKey(String id) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            return key;
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Map<String, Object> publicPart(PublicJsonWebKey key) {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    Response token(Map<String, String> parameters) {
        return post("/token", parameters);
    }

    /** Asks the subscriber's phone. */
    Response backchannel(Map<String, String> parameters) {
        return post("/ext/ciba/auth", parameters);
    }

    private Response post(String path, Map<String, String> parameters) {
        RequestSpecification request = given().contentType("application/x-www-form-urlencoded")
                .formParams(parameters)
                .formParam("client_id", client)
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion());
        return request.post(DemoPlatform.realmUrl() + "/protocol/openid-connect" + path);
    }

    private String assertion() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(client);
        claims.setSubject(client);
        claims.setAudience(DemoPlatform.realmUrl());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(1);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
