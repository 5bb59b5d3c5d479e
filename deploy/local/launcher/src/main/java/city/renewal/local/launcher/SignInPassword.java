package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The password of a sign-in page that other machines can reach: the given one, or one that is generated once and kept.
 */
final class SignInPassword {

    private static final int MIN_LENGTH = 8;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private SignInPassword() {}

    /** @param given the password of the option or environment variable */
    static String of(DataFolder folder, Optional<String> given) {
        if (given.isEmpty()) {
            return readOrCreate(folder.folderOf("issuer").resolve("sign-in-password"));
        }
        if (given.get().length() < MIN_LENGTH) {
            throw new CommandException(
                    "The password for signing in has to have %d characters at least".formatted(MIN_LENGTH));
        }
        return given.get();
    }

    private static String readOrCreate(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Disk.restrictToOwner(file);
            if (Files.size(file) == 0) {
                Files.writeString(file, generate());
            }
            return Files.readString(file).strip();
        } catch (IOException refused) {
            throw Disk.failure("keep the password in", file, refused);
        }
    }

    /** Three groups of four letters and digits, without characters that look alike. */
    private static String generate() {
        var random = new SecureRandom();
        return IntStream.range(0, 3)
                .mapToObj(_ -> random.ints(4, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
