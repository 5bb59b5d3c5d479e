package city.renewal.project.application.photo;

import city.renewal.starter.security.Visibility;
import java.util.Collection;

/** Decides whether any of the objects that use a photo is visible. */
@FunctionalInterface
public interface PhotoVisibility {
    boolean seesAny(Visibility visibility, Collection<PhotoUse> uses);
}
