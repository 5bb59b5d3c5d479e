package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The password of a sign-in page that others can reach: the one that is given, or one that is made once and kept. */
final class SignInPassword {

    private static final int SHORTEST = 8;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private SignInPassword() {}

    /** @param given by option or environment */
    static String of(DataFolder folder, Optional<String> given) {
        if (given.isEmpty()) {
            return kept(folder.folderOf("issuer").resolve("sign-in-password"));
        }
        if (given.get().length() < SHORTEST) {
            throw new Refused("The password for signing in has to have %d characters at least".formatted(SHORTEST));
        }
        return given.get();
    }

    private static String kept(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Disk.keepForOwner(file);
            if (Files.size(file) == 0) {
                Files.writeString(file, made());
            }
            return Files.readString(file).strip();
        } catch (IOException refused) {
            throw Disk.explained("keep the password in", file, refused);
        }
    }

    /** Three groups of four letters and digits that can't be mistaken for each other. */
    private static String made() {
        var random = new SecureRandom();
        return IntStream.range(0, 3)
                .mapToObj(_ -> random.ints(4, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
