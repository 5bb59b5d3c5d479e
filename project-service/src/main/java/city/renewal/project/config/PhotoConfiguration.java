package city.renewal.project.config;

import city.renewal.project.adapter.mongo.MongoPhotoUses;
import city.renewal.project.adapter.mongo.MongoPhotos;
import city.renewal.project.application.ProjectPhotoSight;
import city.renewal.project.application.Projects;
import city.renewal.project.application.photo.PhotoLikeness;
import city.renewal.project.application.photo.PhotoSight;
import city.renewal.starter.mongo.StoreSetup;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Photos: where they are kept, who sees them, how they are checked and shown. */
@Configuration(proxyBeanMethods = false)
class PhotoConfiguration {
    @Bean
    MongoPhotos photos(MongoDatabase database) {
        return new MongoPhotos(database);
    }

    @Bean
    MongoPhotoUses photoUses(MongoDatabase database) {
        return new MongoPhotoUses(database);
    }

    @Bean
    @Order(0)
    StoreSetup photoStoreSetup(MongoPhotoUses uses) {
        return uses::createIndexes;
    }

    @Bean
    PhotoSight photoSight(Projects projects) {
        return new ProjectPhotoSight(projects);
    }

    @Bean
    PhotoLikeness photoLikeness() {
        return _ -> List.of();
    }
}
