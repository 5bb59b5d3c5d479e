package city.renewal.starter.testing.offender.domain;

import org.bson.Document;

/** A domain class that depends on the document store. */
public record ImpureOffender(Document document) {}
