package city.renewal.project.bench;

import city.renewal.project.bench.FieldPhones.Acknowledged;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills each process once while phones send, and fills the disk under the store once; prints what was acknowledged before
 * and what is found after. Phones here send two reports at a time, so that reports and photos are under way together.
 */
final class FieldFaults {
    private static final List<String> VICTIMS =
            List.of("store", "broker", "project-service", "progress-service", "notification-service", "gateway");
    private static final String ROW = "%-23s %16s %14s %14s %14s %6s %9s %7s%n";
    private static final int BATCH = 2;
    /** So many answers must come from a full disk before there is room again. */
    private static final int REFUSALS = 10;

    private final FieldPlatform platform;
    private final @Nullable FieldDisk disk;
    private final FieldHoldings holdings;
    private final int phones;
    private final int each;
    private final long seed;
    private boolean isWhole = true;

    /** @param disk null: the disk isn't filled */
    FieldFaults(FieldPlatform platform, @Nullable FieldDisk disk, int phones, int each, long seed) {
        this.platform = platform;
        this.disk = disk;
        this.holdings = new FieldHoldings(platform);
        this.phones = phones;
        this.each = each;
        this.seed = seed;
    }

    private interface Fault {
        /** Happens while phones send, until {@code sending} is done; answers what was acknowledged when it struck. */
        Acknowledged happen(FieldPhones phones, FieldDay day, Future<Double> sending) throws Exception;
    }

    /** True when nothing was lost, nothing was there twice, every receipt and row was right, and every refusal was clear. */
    boolean run() throws Exception {
        System.out.println("reports + photos acknowledged, and how many of them are there afterwards");
        System.out.printf(
                ROW, "", "before the fault", "of them found", "in all", "of them found", "twice", "receipts", "rows");
        for (int n = 0; n < VICTIMS.size(); n++) {
            var victim = VICTIMS.get(n);
            if (!platform.runs(victim)) {
                System.out.printf("%s killed: skipped, it runs elsewhere%n", victim);
                continue;
            }
            var process = platform.process(victim);
            during(victim + " killed", seed + 100 * (n + 1), (phones, day, sending) -> {
                awaitThird(phones, day, sending);
                var before = phones.acknowledged();
                FieldPlatform.kill(process);
                return before;
            });
        }
        if (disk == null) {
            System.out.println(
                    "disk full: skipped; it needs the embedded store, and a user who may mount a disk under its folder");
        } else {
            during(
                    "disk full",
                    seed + 100 * (VICTIMS.size() + 1),
                    (phones, day, sending) -> fill(disk, phones, day, sending));
        }
        return isWhole;
    }

    private void during(String name, long seed, Fault fault) throws Exception {
        var day = FieldDay.gathered(phones, each, seed);
        holdings.expect(day);
        var senders = new FieldPhones(platform.gateway(), platform.token("reporter"), BATCH);
        Acknowledged before;
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = background.submit(() -> senders.send(day, seed));
            before = fault.happen(senders, day, sending);
            sending.get();
        }
        platform.awaitHealth();
        print(name, day, senders, before);
    }

    private void print(String name, FieldDay day, FieldPhones senders, Acknowledged before)
            throws IOException, InterruptedException, ExecutionException {
        var found = holdings.find(day);
        var all = senders.acknowledged();
        System.out.printf(
                ROW,
                name,
                things(before),
                things(found.of(before)),
                things(all),
                things(found.of(all)),
                found.twice(),
                found.receipts() + "/" + day.reports().size(),
                found.nodes() + "/" + holdings.countNodes());
        System.out.printf("%-23s not answered with success: %s%n", "", senders.refusals());
        if (!senders.isEachRefusalClear()) {
            platform.errors(60).forEach(System.out::println);
        }
        isWhole &= found.of(before).equals(before)
                && found.of(all).equals(all)
                && all.reports().size() == day.reports().size()
                && all.photos().size() == day.photos().size()
                && found.twice() == 0
                && found.receipts() == day.reports().size()
                && found.nodes() == holdings.countNodes()
                && senders.isEachRefusalClear();
    }

    private static String things(Acknowledged acknowledged) {
        return "%d + %d"
                .formatted(acknowledged.reports().size(), acknowledged.photos().size());
    }

    /** Until a third of it is acknowledged. */
    private static void awaitThird(FieldPhones phones, FieldDay day, Future<Double> sending) throws Exception {
        int third = (day.reports().size() + day.photos().size()) / 3;
        while (phones.countAcknowledged() < third) {
            expectUnfinished(sending, "before a third was acknowledged");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Acknowledged fill(FieldDisk disk, FieldPhones phones, FieldDay day, Future<Double> sending)
            throws Exception {
        awaitThird(phones, day, sending);
        disk.leave(day.bytes() / 8);
        while (phones.refusals("503") + phones.refusals("507") < REFUSALS) {
            expectUnfinished(sending, "on a disk that should have been full");
            TimeUnit.MILLISECONDS.sleep(50);
        }
        var before = phones.acknowledged();
        disk.makeRoom();
        return before;
    }

    private static void expectUnfinished(Future<Double> sending, String when)
            throws InterruptedException, ExecutionException {
        if (sending.isDone()) {
            sending.get();
            throw new IllegalStateException("The phones had sent everything " + when);
        }
    }
}
