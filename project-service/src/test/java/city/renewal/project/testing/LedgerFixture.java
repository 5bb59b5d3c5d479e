package city.renewal.project.testing;

import static city.renewal.project.testing.World.CLOCK;

import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerImport;
import city.renewal.project.application.ledger.LedgerOutcome;
import city.renewal.project.application.ledger.LedgerRequest;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.starter.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Imports ledgers into in-memory stores; unknown people are accepted. */
public final class LedgerFixture {
    public final World world = new World();
    public final InMemoryLedgers kept = new InMemoryLedgers();
    private int sent;

    public LedgerOutcome update(LedgerSheets ledger) {
        return run(World.commander(), ledger, Mode.UPDATE, WriteMode.WRITE);
    }

    public LedgerOutcome run(Caller caller, LedgerSheets ledger, Mode mode, WriteMode writeMode) {
        return run(caller, ledger, mode, writeMode, "l" + ++sent);
    }

    public LedgerOutcome run(Caller caller, LedgerSheets ledger, Mode mode, WriteMode writeMode, String ledgerId) {
        var request = new LedgerRequest(
                "laoshan-2023", ledgerId, mode, writeMode, WarningPolicy.REFUSE, UnknownPeople.ACCEPT);
        try {
            return imports(ledger).run(caller, request, InputStream.nullInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LedgerImport imports(LedgerSheets ledger) {
        return new LedgerImport(
                InMemoryLedgers.format(ledger),
                kept,
                world.projects,
                world.programmes,
                world.tasks,
                world.calendarCache,
                world.directory,
                CLOCK);
    }
}
