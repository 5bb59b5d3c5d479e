package city.renewal.notification.adapter.robot;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The request bodies of robots: WeCom takes 4096 bytes of markdown (developer.work.weixin.qq.com/document/path/91770; beyond: errcode
 * 40058), DingTalk 20,000 with a title ("message too long, exceed 20000 bytes"), signed in the address.
 */
final class RobotFormat {
    static final int MOST_WECOM = 4096;

    /** Of the 20,000 some are the title's and the JSON's around it. */
    static final int MOST_DINGTALK = 18_000;

    private RobotFormat() {}

    static Map<String, Object> weCom(String markdown) {
        return Map.of("msgtype", "markdown", "markdown", Map.of("content", shortened(markdown, MOST_WECOM)));
    }

    static Map<String, Object> dingTalk(String title, String markdown) {
        return Map.of(
                "msgtype", "markdown", "markdown", Map.of("title", title, "text", shortened(markdown, MOST_DINGTALK)));
    }

    /** {@code sign} is the base64 of the HMAC-SHA256, under the secret, of the milliseconds, a line break and the secret. */
    static URI signed(URI url, String secret, long millis) {
        var sign = URLEncoder.encode(hmac(secret, millis + "\n" + secret), StandardCharsets.UTF_8);
        var separator = url.getRawQuery() == null ? '?' : '&';
        return URI.create("%s%ctimestamp=%d&sign=%s".formatted(url, separator, millis, sign));
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At most so many bytes in UTF-8, without half a character. */
    static String shortened(String text, int most) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            bytes += Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > most) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
