package city.renewal.gateway.tokens;

import java.util.Set;

/** What a token must fulfil: who issued it, for whom, and which signatures count. */
public record TokenRules(String issuer, String audience, Set<String> algorithms) {}
