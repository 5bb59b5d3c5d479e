package city.renewal.project.domain.ledger;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import java.time.LocalDate;
import java.util.List;

/**
 * The context for parsing a ledger: its programme with fields, headquarters and district, the directory for its people,
 * and the city tasks that its projects may carry.
 *
 * @param today the date in the programme's zone; actual dates must not be later
 */
public record LedgerProgramme(
        String programmeId,
        String name,
        int year,
        String area,
        List<Field> fields,
        List<Headquarters> headquarters,
        LocalDate today,
        LedgerDirectory directory,
        LedgerTasks tasks) {

    /** A context without a directory, on the latest day that a ledger may name. */
    public LedgerProgramme(
            String programmeId,
            String name,
            int year,
            String area,
            List<Field> fields,
            List<Headquarters> headquarters) {
        this(programmeId, name, year, area, fields, headquarters, LocalDate.of(2100, 12, 31));
    }

    /** A context without a directory: every person and unit in the ledger is accepted. */
    public LedgerProgramme(
            String programmeId,
            String name,
            int year,
            String area,
            List<Field> fields,
            List<Headquarters> headquarters,
            LocalDate today) {
        this(programmeId, name, year, area, fields, headquarters, today, LedgerDirectory.NONE);
    }

    /** A context in which every city task is accepted. */
    public LedgerProgramme(
            String programmeId,
            String name,
            int year,
            String area,
            List<Field> fields,
            List<Headquarters> headquarters,
            LocalDate today,
            LedgerDirectory directory) {
        this(programmeId, name, year, area, fields, headquarters, today, directory, LedgerTasks.ANY);
    }

    public LedgerProgramme {
        fields = List.copyOf(fields);
        headquarters = List.copyOf(headquarters);
    }
}
