package city.renewal.project.application.command;

/** Whether a command stores its result. A dry run makes the same checks and stores nothing. */
public enum WriteMode {
    DRY_RUN,
    WRITE
}
