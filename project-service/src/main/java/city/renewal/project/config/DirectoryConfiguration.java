package city.renewal.project.config;

import city.renewal.events.Person;
import city.renewal.events.Topics;
import city.renewal.events.Unit;
import city.renewal.project.adapter.excel.SpreadsheetPeopleFormat;
import city.renewal.project.adapter.mongo.MongoPeople;
import city.renewal.project.adapter.mongo.MongoUnits;
import city.renewal.project.application.directory.DirectoryCommands;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.directory.People;
import city.renewal.project.application.directory.PeopleImport;
import city.renewal.project.application.directory.Units;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of the directory of people and units. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    @Bean
    AggregateCollection<Person> personCollection(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("people"),
                Person.class,
                "/people/",
                Person::personId,
                MongoPeople::queryFields,
                real);
    }

    @Bean
    AggregateCollection<Unit> unitCollection(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection("units"), Unit.class, "/units/", Unit::unitId, _ -> new Document(), real);
    }

    @Bean
    OutboxRelay personRelay(
            AggregateCollection<Person> people, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(people.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    OutboxRelay unitRelay(
            AggregateCollection<Unit> units, FactPublisher publisher, @Qualifier("realTime") InstantSource real) {
        return new OutboxRelay(new Outbox(units.documents(), Topics.PROJECT), publisher, real);
    }

    @Bean
    People people(AggregateCollection<Person> collection, @Qualifier("personRelay") OutboxRelay relay) {
        return new MongoPeople(collection, relay);
    }

    @Bean
    Units units(AggregateCollection<Unit> collection, @Qualifier("unitRelay") OutboxRelay relay) {
        return new MongoUnits(collection, relay);
    }

    @Bean
    @Order(0)
    StoreSetup directorySetup(AggregateCollection<Person> people, AggregateCollection<Unit> units) {
        return () -> {
            people.createIndexes();
            MongoPeople.createIndexes(people.documents());
            units.createIndexes();
        };
    }

    @Bean
    DirectoryLookup directory(People people, Units units) {
        return new DirectoryLookup(people, units);
    }

    @Bean
    PeopleImport peopleImport(People people, Units units, InstantSource clock) {
        return new PeopleImport(new SpreadsheetPeopleFormat(), people, units, clock);
    }

    @Bean
    DirectoryCommands directoryCommands(People people, Units units, InstantSource clock) {
        return new DirectoryCommands(people, units, clock);
    }
}
