package city.renewal.starter.testing;

import city.renewal.starter.aggregate.Aggregates;

class InMemoryAggregatesTest extends AggregatesContract {
    @Override
    protected Aggregates<Counter> aggregates() {
        return new InMemoryAggregates<>();
    }
}
