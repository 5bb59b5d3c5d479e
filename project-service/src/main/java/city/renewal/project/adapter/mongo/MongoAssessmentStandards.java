package city.renewal.project.adapter.mongo;

import city.renewal.project.application.problem.AssessmentStandards;
import city.renewal.project.domain.standard.AssessmentStandard;
import city.renewal.starter.json.Bson;
import city.renewal.starter.security.AreaCodes;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Assessment standards in MongoDB, with one immutable document per version.
 *
 * <pre>{@code { _id: "<standardId>/<version>", standardId, version, area, standard: {…} } }</pre>
 *
 * <p>Of two concurrent imports, the unique id lets only one create the version.
 */
public final class MongoAssessmentStandards implements AssessmentStandards {
    private final MongoCollection<Document> standards;

    public MongoAssessmentStandards(MongoCollection<Document> standards) {
        this.standards = standards;
    }

    /** Serves {@link #latest}. */
    public void createIndexes() {
        standards.createIndex(new Document("standardId", 1).append("version", -1));
    }

    @Override
    public Optional<AssessmentStandard> latest(String standardId) {
        return Optional.ofNullable(standards
                        .find(new Document("standardId", standardId))
                        .sort(new Document("version", -1))
                        .limit(1)
                        .first())
                .map(MongoAssessmentStandards::standard);
    }

    @Override
    public Optional<AssessmentStandard> version(String standardId, int version) {
        return Optional.ofNullable(standards
                        .find(new Document("_id", id(standardId, version)))
                        .first())
                .map(MongoAssessmentStandards::standard);
    }

    @Override
    public boolean add(AssessmentStandard standard) {
        try {
            standards.insertOne(new Document("_id", id(standard.standardId(), standard.version()))
                    .append("standardId", standard.standardId())
                    .append("version", standard.version())
                    .append("area", standard.area())
                    .append("standard", Bson.document(standard)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** Scans the index and keeps the first, which is the latest, version of each standard; there are few standards. */
    @Override
    public List<AssessmentStandard> latest(@Nullable Set<String> areas, @Nullable String afterId, int limit) {
        var filter = afterId == null ? new Document() : new Document("standardId", new Document("$gt", afterId));
        var found = new ArrayList<AssessmentStandard>();
        var seen = new HashSet<String>();
        try (var documents = standards
                .find(filter)
                .sort(new Document("standardId", 1).append("version", -1))
                .cursor()) {
            while (found.size() < limit && documents.hasNext()) {
                var document = documents.next();
                if (seen.add(document.getString("standardId")) && overlaps(areas, document.getString("area"))) {
                    found.add(standard(document));
                }
            }
        }
        return found;
    }

    private static boolean overlaps(@Nullable Set<String> areas, String area) {
        return areas == null || areas.stream().anyMatch(one -> AreaCodes.overlap(one, area));
    }

    private static String id(String standardId, int version) {
        return "%s/%d".formatted(standardId, version);
    }

    private static AssessmentStandard standard(Document document) {
        return Bson.read(document.get("standard", Document.class), AssessmentStandard.class);
    }
}
