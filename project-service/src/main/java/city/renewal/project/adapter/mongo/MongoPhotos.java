package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.photo.Photo;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The stored photos in MongoDB, one document each; their bytes are in GridFS. */
public final class MongoPhotos implements Photos {
    private final MongoCollection<Document> photos;

    public MongoPhotos(MongoDatabase database) {
        this.photos = database.getCollection("photos");
    }

    @Override
    public Map<String, Photo> find(Collection<String> sha256s) {
        var found = new HashMap<String, Photo>();
        if (!sha256s.isEmpty()) {
            photos.find(new Document("_id", new Document("$in", List.copyOf(sha256s))))
                    .map(document -> Bson.read(document.get("photo", Document.class), Photo.class))
                    .forEach(photo -> found.put(photo.sha256(), photo));
        }
        return found;
    }
}
