package city.renewal.project.domain.ledger;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import java.util.List;

/** What a ledger is read against: the programme that it was issued for, with its fields, headquarters and district. */
public record LedgerProgramme(
        String programmeId, String name, int year, String area, List<Field> fields, List<Headquarters> headquarters) {

    public LedgerProgramme {
        fields = List.copyOf(fields);
        headquarters = List.copyOf(headquarters);
    }
}
