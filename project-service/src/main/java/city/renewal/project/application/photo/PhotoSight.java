package city.renewal.project.application.photo;

import city.renewal.starter.security.Sight;
import java.util.Collection;

/** Decides whether a sight reaches any of the objects that use a photo. */
@FunctionalInterface
public interface PhotoSight {
    boolean reaches(Sight sight, Collection<PhotoUse> uses);
}
