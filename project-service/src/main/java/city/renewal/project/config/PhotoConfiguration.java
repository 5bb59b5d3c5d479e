package city.renewal.project.config;

import city.renewal.project.adapter.image.ImageIoPictures;
import city.renewal.project.adapter.mongo.MongoPhotoStore;
import city.renewal.project.adapter.mongo.MongoPhotoUses;
import city.renewal.project.adapter.mongo.MongoPhotos;
import city.renewal.project.adapter.mongo.MongoPictureHashes;
import city.renewal.project.adapter.mongo.MongoRenditionCache;
import city.renewal.project.adapter.mongo.MongoUrlSigningKey;
import city.renewal.project.application.photo.PerceptualHashSimilarity;
import city.renewal.project.application.photo.PhotoAccess;
import city.renewal.project.application.photo.PhotoAnnouncements;
import city.renewal.project.application.photo.PhotoListener;
import city.renewal.project.application.photo.PhotoRetention;
import city.renewal.project.application.photo.PhotoSimilarity;
import city.renewal.project.application.photo.PhotoStore;
import city.renewal.project.application.photo.PhotoUploads;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.PhotoVisibility;
import city.renewal.project.application.photo.PictureRenditions;
import city.renewal.project.application.photo.Pictures;
import city.renewal.project.application.photo.SignedUrls;
import city.renewal.project.application.project.ProjectPhotoVisibility;
import city.renewal.project.application.project.Projects;
import city.renewal.starter.mongo.StoreSetup;
import city.renewal.starter.time.RepeatedTask;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans of photos: store, access control, checks and renditions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PhotoProperties.class)
class PhotoConfiguration {
    private static final Duration ANNOUNCEMENTS_EVERY = Duration.ofSeconds(30);
    private static final Duration RETENTION_EVERY = Duration.ofMinutes(30);

    @Bean
    MongoPhotos photos(MongoDatabase database) {
        return new MongoPhotos(database);
    }

    @Bean
    MongoPhotoUses photoUses(MongoDatabase database) {
        return new MongoPhotoUses(database);
    }

    @Bean
    MongoPhotoStore photoStore(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new MongoPhotoStore(database, real, () -> UUID.randomUUID().toString());
    }

    @Bean
    MongoRenditionCache renditionCache(MongoDatabase database) {
        return new MongoRenditionCache(database);
    }

    @Bean
    @Order(0)
    StoreSetup photoStoreSetup(MongoPhotoUses uses, MongoPhotoStore store, MongoRenditionCache renditions) {
        return () -> {
            uses.createIndexes();
            store.createIndexes();
            renditions.createIndexes();
        };
    }

    @Bean
    Pictures pictures(PhotoProperties properties) {
        return new ImageIoPictures(
                properties.zone(),
                properties.decodingMemory().toBytes(),
                Runtime.getRuntime().maxMemory());
    }

    @Bean
    PhotoVisibility photoVisibility(Projects projects) {
        return new ProjectPhotoVisibility(projects);
    }

    @Bean
    PhotoAccess photoAccess(PhotoStore store, PhotoUses uses, PhotoVisibility visibility) {
        return new PhotoAccess(store, uses, visibility);
    }

    @Bean
    PictureRenditions pictureRenditions(PhotoStore store, PictureRenditions.Cache cache, Pictures pictures) {
        return new PictureRenditions(store, cache, pictures);
    }

    @Bean
    PhotoAnnouncements photoAnnouncements(PhotoStore store, ObjectProvider<PhotoListener> listeners) {
        return new PhotoAnnouncements(store, () -> listeners.orderedStream().toList());
    }

    @Bean
    PhotoUploads photoUploads(
            PhotoStore store,
            Pictures pictures,
            PhotoAccess access,
            PictureRenditions renditions,
            PhotoAnnouncements announcements,
            InstantSource clock) {
        return new PhotoUploads(store, pictures, access, renditions, announcements, clock);
    }

    @Bean
    SignedUrls signedAddresses(MongoDatabase database, @Qualifier("realTime") InstantSource real) {
        return new SignedUrls(new MongoUrlSigningKey(database), real);
    }

    @Bean
    RepeatedTask photoAnnouncementsTask(PhotoAnnouncements announcements) {
        return new RepeatedTask("photo-announcements", announcements::retry, ANNOUNCEMENTS_EVERY, 0);
    }

    @Bean
    RepeatedTask photoRetentionTask(PhotoStore store, @Qualifier("realTime") InstantSource real) {
        return new RepeatedTask("photo-retention", new PhotoRetention(store, real)::sweep, RETENTION_EVERY, 0);
    }

    @Bean
    PhotoSimilarity photoSimilarity(MongoDatabase database) {
        return new PerceptualHashSimilarity(new MongoPictureHashes(database));
    }
}
