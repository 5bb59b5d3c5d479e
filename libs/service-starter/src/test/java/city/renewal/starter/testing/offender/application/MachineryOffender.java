package city.renewal.starter.testing.offender.application;

import com.mongodb.client.MongoDatabase;

/** A use case that knows the driver. */
public record MachineryOffender(MongoDatabase database) {}
