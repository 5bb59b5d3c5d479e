package city.renewal.notification.adapter.mongo.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.notification.application.order.KnownFacts;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.KnownProject;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Copies of projects, programmes and calendars: {@code {_id, sequence, state: {…}}}, each kind in a collection of its own.
 *
 * <p>The filter asks for a smaller sequence; when the upsert meets the id, what is stored is as new or newer, and stays.
 */
public final class MongoKnownFacts implements KnownFacts {
    private final MongoCollection<Document> projects;
    private final MongoCollection<Document> programmes;
    private final MongoCollection<Document> calendars;

    public MongoKnownFacts(MongoDatabase database) {
        this.projects = database.getCollection("knownProjects");
        this.programmes = database.getCollection("knownProgrammes");
        this.calendars = database.getCollection("knownCalendars");
    }

    @Override
    public Optional<KnownProject> project(String projectId) {
        return one(projects, projectId, KnownProject.class);
    }

    @Override
    public List<KnownProject> projects(Collection<String> projectIds) {
        return projects.find(new Document("_id", new Document("$in", List.copyOf(projectIds))))
                .map(document -> Bson.read(document.get("state", Document.class), KnownProject.class))
                .into(new ArrayList<>());
    }

    @Override
    public Optional<KnownProgramme> programme(String programmeId) {
        return one(programmes, programmeId, KnownProgramme.class);
    }

    @Override
    public List<CalendarSet> calendars() {
        return calendars
                .find()
                .map(document -> Bson.read(document.get("state", Document.class), CalendarSet.class))
                .into(new ArrayList<>());
    }

    @Override
    public void keepProjects(Collection<KnownProject> toKeep) {
        BulkWrites.write(
                projects,
                toKeep.stream()
                        .map(project -> later(project.projectId(), project.sequence(), state(project)))
                        .toList());
    }

    @Override
    public void keepProgramme(KnownProgramme programme) {
        BulkWrites.write(
                programmes, List.of(later(programme.programmeId(), programme.sequence(), Bson.document(programme))));
    }

    @Override
    public void keepCalendar(CalendarSet calendar, long sequence) {
        BulkWrites.write(calendars, List.of(later(calendar.calendarId(), sequence, Bson.document(calendar))));
    }

    /** A project with thousands of nodes is stored compressed. */
    private static Document state(KnownProject project) {
        return project.nodes().size() > CompressedJson.MAX_UNCOMPRESSED
                ? CompressedJson.document(project)
                : Bson.document(project);
    }

    private static UpdateOneModel<Document> later(String id, long sequence, Document state) {
        return new UpdateOneModel<>(
                new Document("_id", id).append("sequence", new Document("$lt", sequence)),
                new Document("$set", new Document("sequence", sequence).append("state", state)),
                new UpdateOptions().upsert(true));
    }

    private static <T> Optional<T> one(MongoCollection<Document> collection, String id, Class<T> type) {
        return Optional.ofNullable(collection.find(new Document("_id", id)).first())
                .map(document -> Bson.read(document.get("state", Document.class), type));
    }
}
