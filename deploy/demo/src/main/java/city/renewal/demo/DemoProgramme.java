package city.renewal.demo;

import java.util.List;

/** A programme as it is sent to the platform, with the texts above and beside its ledger's table. */
record DemoProgramme(
        String programmeId,
        String name,
        int year,
        String area,
        List<String> fields,
        List<Headquarters> headquarters,
        String documentNumber,
        List<String> notes) {

    /** A headquarters with the leader to whom unanswered alerts escalate. */
    record Headquarters(String name, DemoPerson leader) {}
}
