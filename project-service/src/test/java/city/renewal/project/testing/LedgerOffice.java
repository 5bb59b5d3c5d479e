package city.renewal.project.testing;

import static city.renewal.project.testing.World.CLOCK;

import city.renewal.project.application.LedgerImport;
import city.renewal.project.application.LedgerOutcome;
import city.renewal.project.application.LedgerRequest;
import city.renewal.project.application.LedgerRequest.Effect;
import city.renewal.project.application.LedgerRequest.Mode;
import city.renewal.project.application.Warned;
import city.renewal.project.domain.ledger.LedgerSheets;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.starter.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where ledgers are handed in: stores in memory, and people who are taken whether anybody knows them or not. */
public final class LedgerOffice {
    public final World world = new World();
    public final LedgersInMemory kept = new LedgersInMemory();
    private int sent;

    public LedgerOutcome update(LedgerSheets ledger) {
        return run(World.commander(), ledger, Mode.UPDATE, Effect.WRITE);
    }

    public LedgerOutcome run(Caller caller, LedgerSheets ledger, Mode mode, Effect effect) {
        return run(caller, ledger, mode, effect, "l" + ++sent);
    }

    public LedgerOutcome run(Caller caller, LedgerSheets ledger, Mode mode, Effect effect, String ledgerId) {
        var request = new LedgerRequest("laoshan-2023", ledgerId, mode, effect, Warned.REFUSE, UnknownPeople.ACCEPT);
        try {
            return imports(ledger).run(caller, request, InputStream.nullInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LedgerImport imports(LedgerSheets ledger) {
        return new LedgerImport(
                LedgersInMemory.format(ledger),
                kept,
                world.projects,
                world.programmes,
                world.tasks,
                world.shelf,
                world.directory,
                CLOCK);
    }
}
