package city.renewal.progress.application;

import city.renewal.starter.security.Sight;

/**
 * Something that happened, for whoever is watching.
 *
 * @param name of the event on the stream: {@code standing} or {@code alert}
 * @param id says how far its receiver has read, on any instance of the service
 * @param data becomes its JSON
 */
public record LiveEvent(String name, String id, Place place, String programme, Sight.Target target, Object data) {
    /** Where it stands on its road: an id that names a place beyond it has seen it. */
    public record Place(String topic, int partition, long offset) {}
}
