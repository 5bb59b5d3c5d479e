package city.renewal.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project in a ledger.
 *
 * @param total cost in 万元
 * @param planned cost planned for the year in 万元
 * @param paid in 万元, for each month of the year from January that has begun; empty: no payments yet
 */
record DemoProject(
        String code,
        String name,
        String field,
        String headquarters,
        String area,
        long total,
        long planned,
        DemoUnit unit,
        DemoPerson leader,
        @Nullable Size size,
        List<String> cityTasks,
        String goal,
        LocalDate finishBy,
        List<DemoNode> nodes,
        List<Long> paid) {

    /** Buildings, households and square metres. */
    record Size(long buildings, long households, long squareMetres) {}
}
