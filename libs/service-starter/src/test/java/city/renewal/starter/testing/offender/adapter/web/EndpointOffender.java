package city.renewal.starter.testing.offender.adapter.web;

import org.springframework.web.bind.annotation.GetMapping;

/** An endpoint that says nothing about who may call it. */
public class EndpointOffender {
    @GetMapping("/api/v1/offender")
    String open() {
        return "open to everybody";
    }
}
