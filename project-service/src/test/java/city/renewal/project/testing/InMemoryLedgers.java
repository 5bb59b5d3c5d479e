package city.renewal.project.testing;

import city.renewal.project.application.ledger.LedgerFormat;
import city.renewal.project.application.ledger.Ledgers;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.LedgerSheets;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accepted ledgers in memory; a test can run other actions before and after a ledger begins. */
public final class InMemoryLedgers implements Ledgers {
    private final Map<String, AcceptedLedger> begun = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private long revision;
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    /** A format that returns this ledger for any file. */
    public static LedgerFormat format(LedgerSheets ledger) {
        return new LedgerFormat() {
            @Override
            public LedgerReadResult read(InputStream file, LedgerProgramme programme) {
                return ledger.read(programme);
            }

            @Override
            public void writeTemplate(OutputStream out, LedgerProgramme programme) {}
        };
    }

    public void beforeNextBegin(Runnable something) {
        before = something;
    }

    public void afterNextBegin(Runnable something) {
        after = something;
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public boolean begin(AcceptedLedger ledger, long expected) {
        var now = before;
        before = () -> {};
        now.run();
        if (revision != expected) {
            return false;
        }
        revision++;
        begun.put(ledger.ledgerId(), ledger);
        open.add(ledger.ledgerId());
        var then = after;
        after = () -> {};
        then.run();
        return true;
    }

    @Override
    public void finish(String ledgerId) {
        open.remove(ledgerId);
    }

    @Override
    public Optional<AcceptedLedger> find(String ledgerId) {
        return Optional.ofNullable(begun.get(ledgerId));
    }

    @Override
    public List<AcceptedLedger> pending() {
        return begun.values().stream()
                .filter(ledger -> open.contains(ledger.ledgerId()))
                .toList();
    }
}
