package city.renewal.demo;

import java.io.IOException;
import java.util.List;

/**
 * One demonstration programme with its projects.
 *
 * @param cityTasks those that its projects carry
 */
record DemoLedger(DemoProgramme programme, List<DemoProject> projects, List<DemoCityTask> cityTasks) {

    DemoLedger(DemoProgramme programme, List<DemoProject> projects) {
        this(programme, projects, List.of());
    }

    byte[] workbook() throws IOException {
        return LedgerSheetWriter.write(programme, projects);
    }

    /** The people whom the ledger names. */
    String people() {
        return PeopleCsv.write(programme, projects);
    }

    String cityTasksJson() {
        return CityTasksJson.write(programme, cityTasks);
    }

    /** The requests from its sites; empty for most ledgers. */
    List<SiteRequest> siteSteps() {
        return switch (programme.programmeId()) {
            case "laoshan-2023" -> SiteActivity.of(programme, projects, "reporter", "u1");
            case "shinan-2024" -> SiteActivity.of(programme, projects, "integration", null);
            default -> List.of();
        };
    }

    String json() {
        return ProgrammeJson.write(programme);
    }
}
