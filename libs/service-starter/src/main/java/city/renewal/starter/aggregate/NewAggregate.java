package city.renewal.starter.aggregate;

/** One aggregate to be created. */
public record NewAggregate<S>(String id, Change<S> change) {}
