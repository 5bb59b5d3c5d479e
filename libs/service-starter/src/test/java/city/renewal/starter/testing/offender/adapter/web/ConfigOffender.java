package city.renewal.starter.testing.offender.adapter.web;

import city.renewal.starter.testing.offender.config.OffenderManager;

/** An adapter that depends on the configuration. */
public record ConfigOffender(OffenderManager manager) {}
