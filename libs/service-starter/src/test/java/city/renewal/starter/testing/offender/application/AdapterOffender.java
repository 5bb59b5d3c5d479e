package city.renewal.starter.testing.offender.application;

import city.renewal.starter.testing.offender.adapter.mongo.CouplingOffender;

/** A use case that depends on an adapter. */
public record AdapterOffender(CouplingOffender adapter) {}
