package io.hefu.gateway.whole;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key and a self-signed certificate for it, for 127.0.0.1, made by the JDK's own tool.
 *
 * @param keyStore PKCS #12
 */
record TlsIdentity(Path keyStore) {

    private static final String PASSWORD = "for-tests-only";
    private static final String ALIAS = "identity";

    static TlsIdentity create(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Path keyStore = folder.resolve(name + ".p12").toAbsolutePath();
            Process tool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=ip:127.0.0.1",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keyStore.toString(),
                            "-storepass",
                            PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String told = new String(tool.getInputStream().readAllBytes());
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(told);
            }
            return new TlsIdentity(keyStore);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What the platform is configured with to listen under this identity, whatever certificate a caller proves. */
    Map<String, String> serverProperties() {
        String tls = "quarkus.tls.northbound.";
        return Map.of(
                "quarkus.http.tls-configuration-name",
                "northbound",
                "quarkus.http.test-ssl-port",
                String.valueOf(freePort()),
                tls + "key-store.p12.path",
                keyStore.toString(),
                tls + "key-store.p12.password",
                PASSWORD,
                tls + "trust-all",
                "true");
    }

    Certificate certificate() {
        try {
            return opened().getCertificate(ALIAS);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate().getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** To prove this identity with. */
    KeyManager[] keyManagers() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(opened(), PASSWORD.toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private KeyStore opened() throws GeneralSecurityException {
        try (InputStream bytes = Files.newInputStream(keyStore)) {
            KeyStore opened = KeyStore.getInstance("PKCS12");
            opened.load(bytes, PASSWORD.toCharArray());
            return opened;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
