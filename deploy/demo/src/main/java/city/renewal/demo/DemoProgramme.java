package city.renewal.demo;

import java.util.List;

/** A programme as the platform is told of it, and what its ledger says above and beside the table. */
record DemoProgramme(
        String programmeId,
        String name,
        int year,
        String area,
        List<String> fields,
        List<Headquarters> headquarters,
        String documentNumber,
        List<String> notes) {

    /** A headquarters and whom an unanswered matter climbs to. */
    record Headquarters(String name, Person leader) {}
}
