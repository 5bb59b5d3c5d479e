package city.renewal.local.launcher;

import java.util.List;

/** The processes of a platform. */
interface ProcessCatalogue {

    /** Prepares the start of the processes once, for example by unpacking what was built. */
    void prepare(Run run, Terminal terminal);

    List<ProcessSpec> processes(Run run);
}
