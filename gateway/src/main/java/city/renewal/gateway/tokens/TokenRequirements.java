package city.renewal.gateway.tokens;

import java.util.Set;

/** The issuer and audience that a token must have, and the signature algorithms that are accepted. */
public record TokenRequirements(String issuer, String audience, Set<String> algorithms) {}
