package city.renewal.starter.testing.offender.adapter.mongo;

import city.renewal.starter.testing.offender.adapter.web.EndpointOffender;

/** An adapter that depends on another adapter. */
public record CouplingOffender(EndpointOffender other) {}
