package city.renewal.progress.application.ranking;

import java.time.Instant;

/** A published ranking. It never changes, whatever is decided, corrected or rebuilt later. */
public record Publication(String publicationId, String publishedBy, Instant publishedAt, Ranking ranking) {}
