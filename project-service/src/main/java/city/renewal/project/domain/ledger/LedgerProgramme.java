package city.renewal.project.domain.ledger;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import java.time.LocalDate;
import java.util.List;

/**
 * What a ledger is read against: the programme that it was issued for, with its fields, headquarters and district, the
 * directory that knows its people, and the city tasks that its projects may carry.
 *
 * @param today the date in the programme's zone: what a ledger says has happened, happened by then
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

    /** As on the last day that any ledger may name, and without a directory. */
    public LedgerProgramme(
            String programmeId,
            String name,
            int year,
            String area,
            List<Field> fields,
            List<Headquarters> headquarters) {
        this(programmeId, name, year, area, fields, headquarters, LocalDate.of(2100, 12, 31));
    }

    /** Without a directory: every person and unit that the ledger names is accepted. */
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

    /** With any city task that is named. */
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
