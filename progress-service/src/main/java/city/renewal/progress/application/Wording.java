package city.renewal.progress.application;

/** One sentence in the two languages of the platform. */
public record Wording(String zh, String en) {}
