package city.renewal.progress.application;

import java.time.Instant;

/** A ranking as it was published: it stays so for good, whatever is decided, corrected or rebuilt later. */
public record Publication(String publicationId, String publishedBy, Instant publishedAt, Ranking ranking) {}
