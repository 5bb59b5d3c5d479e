package city.renewal.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the demonstration ledgers and, beside each, the programme that it belongs to, the people and the city tasks that it names, and what is reported from its sites with the pictures. */
public final class DemoLedgers {

    private DemoLedgers() {}

    static List<DemoLedger> all() {
        return List.of(
                Laoshan2023.make(), Shinan2022.make(), Shinan2024.make(), Jiyuan2018.make(), DistrictQuality.make());
    }

    /** Takes the folder to write into; without one, {@code deploy/demo} below the working directory. */
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args.length == 0 ? "deploy/demo" : args[0]);
        Files.createDirectories(folder.resolve("photos"));
        for (var picture : SitePicture.values()) {
            Files.write(folder.resolve("photos").resolve(picture.fileName()), picture.jpeg());
        }
        for (var ledger : all()) {
            var name = ledger.programme().programmeId();
            Files.write(folder.resolve(name + ".xlsx"), ledger.workbook());
            Files.writeString(folder.resolve(name + ".json"), ledger.json(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(name + "-people.csv"), ledger.people(), StandardCharsets.UTF_8);
            if (!ledger.cityTasks().isEmpty()) {
                Files.writeString(
                        folder.resolve(name + "-city-tasks.json"), ledger.cityTasksJson(), StandardCharsets.UTF_8);
            }
            if (!ledger.siteSteps().isEmpty()) {
                Files.writeString(
                        folder.resolve(name + "-site.json"),
                        SiteActivity.json(ledger.siteSteps()),
                        StandardCharsets.UTF_8);
            }
            System.out.printf("%s: %d projects%n", name, ledger.projects().size());
        }
    }
}
