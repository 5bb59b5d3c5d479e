package city.renewal.project.application.photo;

import city.renewal.starter.security.Sight;
import java.util.Collection;

/** Whether a sight reaches any of a photo's users. */
@FunctionalInterface
public interface PhotoSight {
    boolean reaches(Sight sight, Collection<PhotoUse> uses);
}
