package city.renewal.starter.testing.offender.application;

import com.mongodb.client.MongoDatabase;

/** A use case that depends on the database driver. */
public record FrameworkOffender(MongoDatabase database) {}
