package city.renewal.starter.testing.offender.adapter.mongo;

import city.renewal.starter.testing.offender.adapter.web.EndpointOffender;

/** An adapter that sees another. */
public record CouplingOffender(EndpointOffender other) {}
