package city.renewal.project.adapter.mongo;

import city.renewal.project.application.SiteReports;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;

/** Site reports in MongoDB, a document each. */
public final class MongoSiteReports extends RelayedAggregates<SiteReport> implements SiteReports {
    public MongoSiteReports(AggregateCollection<SiteReport> collection, OutboxRelay relay) {
        super(collection, relay);
    }
}
