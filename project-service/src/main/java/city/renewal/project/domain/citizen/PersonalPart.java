package city.renewal.project.domain.citizen;

import org.jspecify.annotations.Nullable;

/**
 * What a citizen wrote and who they are. Only a moderator of the area sees it; it is in no list, fact, log line or public
 * answer, and is removed some days after the matter is closed.
 *
 * @param description the citizen's own words, up to 4,000 characters, which may name people
 * @param address where it is, in their words
 * @param addressId id of an address register
 * @param mediaUrl address of a picture elsewhere, which the platform never fetches
 */
public record PersonalPart(
        String description,
        @Nullable String address,
        @Nullable String addressId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String deviceId,
        @Nullable String accountId,
        @Nullable String mediaUrl) {}
