package city.renewal.local.issuer;

import java.util.List;

/** An invented person with the rights of one role. */
record DemoUser(
        String username,
        String personId,
        String name,
        String title,
        String role,
        List<String> areas,
        List<String> units,
        String scope) {

    static final String USER_SCOPE = "openid profile";
}
