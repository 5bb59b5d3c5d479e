package city.renewal.local.launcher;

import java.util.List;

/** Which processes make a platform. */
interface Catalogue {

    /** Everything that is done once before the processes can be started, such as unpacking what was built. */
    void prepare(Run run, Terminal terminal);

    List<Part> parts(Run run);
}
