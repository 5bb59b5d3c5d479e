package city.renewal.starter.testing.offender.adapter.web;

import org.springframework.web.bind.annotation.GetMapping;

/** An endpoint without an access rule. */
public class EndpointOffender {
    @GetMapping("/api/v1/offender")
    String open() {
        return "open to everybody";
    }
}
