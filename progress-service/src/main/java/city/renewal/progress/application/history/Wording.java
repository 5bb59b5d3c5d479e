package city.renewal.progress.application.history;

/** A sentence in both languages of the platform. */
public record Wording(String zh, String en) {}
