package city.renewal.progress.application;

/** A sentence in both languages of the platform. */
public record Wording(String zh, String en) {}
