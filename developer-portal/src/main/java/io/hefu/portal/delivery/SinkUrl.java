package io.hefu.portal.delivery;

import java.net.URI;
import java.net.URISyntaxException;

/** The form that the address of a sink must have; where it leads is seen when it is connected to. */
public final class SinkUrl {

    private static final int LONGEST = 2048;

    private SinkUrl() {}

    /**
     * @param allowHttp whether http will do
     * @throws IllegalArgumentException without repeating the address, which may carry a secret
     */
    public static URI parse(String text, boolean allowHttp) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("sink: no URL");
        }
        boolean schemeFits =
                "https".equalsIgnoreCase(url.getScheme()) || allowHttp && "http".equalsIgnoreCase(url.getScheme());
        if (text.length() > LONGEST
                || !text.chars().allMatch(character -> character > ' ' && character < 0x7f)
                || !schemeFits
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || url.getPort() == 0
                || url.getPort() > 65535) {
            throw new IllegalArgumentException("sink: expected https, a host, no user, no fragment");
        }
        return url;
    }

    /** The port that is connected to. */
    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return isTls(url) ? 443 : 80;
    }

    static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
