package city.renewal.project.application.photo;

import city.renewal.starter.security.Caller;
import java.util.Collection;

/** Whether a caller may see any of a photo's users. */
@FunctionalInterface
public interface PhotoSight {
    boolean reaches(Caller caller, Collection<PhotoUse> uses);
}
