package city.renewal.project.application;

import city.renewal.project.domain.report.SiteReport;
import city.renewal.starter.aggregate.Aggregates;

/** Keeps site reports, each an aggregate of its own. */
public interface SiteReports extends Aggregates<SiteReport> {}
