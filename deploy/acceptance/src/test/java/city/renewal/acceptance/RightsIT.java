package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.acceptance.ApiClient.ApiResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests without a valid token are refused, and users see only what their rights allow. */
@ExtendWith(SharedPlatform.Resolver.class)
class RightsIT {
    private final SharedPlatform chain;

    RightsIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @Test
    void noTokenAndATokenOfAnotherIssuerAreRefused() throws Exception {
        var none = new ApiClient(chain.platform().address(), "");
        var parts = chain.platform().token("commander").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]))
                .replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":\"http://elsewhere\"");
        var forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];

        assertThat(none.get("/api/v1/deadlines").status()).isEqualTo(401);
        assertThat(new ApiClient(chain.platform().address(), forged)
                        .get("/api/v1/deadlines")
                        .status())
                .isEqualTo(401);
        for (var service : List.of("project-service", "progress-service", "notification-service")) {
            var direct = "http://127.0.0.1:"
                    + chain.platform().process(service).get("port").intValue();
            assertThat(new ApiClient(direct, "").get("/api/v1/deadlines").status())
                    .as(service)
                    .isEqualTo(401);
            assertThat(new ApiClient(direct, forged).get("/api/v1/deadlines").status())
                    .as(service)
                    .isEqualTo(401);
        }
    }

    @Test
    void peopleOfAnotherStreetSeeNothingThroughAnyPath() throws Exception {
        chain.planned("street-1");
        chain.alertOf("street-1", "late");
        for (var user : List.of("commander-2", "leader-2", "supervisor-2", "unit-2", "owner-2", "reporter-2")) {
            var client = chain.platform().as(user);
            assertThat(client.get("/api/v1/projects/street-1").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(client.get("/api/v1/projects/street-1/schedule").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(items(client.get("/api/v1/deadlines?project=street-1")))
                    .as(user)
                    .isZero();
            assertThat(items(client.get("/api/v1/alerts?project=street-1")))
                    .as(user)
                    .isZero();
            assertThat(client.get("/api/v1/responsibilities?programme=chain")
                            .body()
                            .toString())
                    .as(user)
                    .doesNotContain("street-1");
            assertThat(client.post(
                                    "/api/v1/projects/street-1/nodes/late/completion",
                                    Map.of("completedOn", "2023-06-19"))
                            .status())
                    .as(user)
                    .isIn(403, 404);
        }
    }

    private static int items(ApiResponse answer) {
        return answer.body().path("items").size();
    }
}
