package city.renewal.starter.aggregate;

/** An aggregate to create. */
public record NewAggregate<S>(String id, Change<S> change) {}
