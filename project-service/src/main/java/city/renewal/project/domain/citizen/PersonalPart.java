package city.renewal.project.domain.citizen;

import org.jspecify.annotations.Nullable;

/**
 * A citizen's own text and personal data. Only a moderator of the area sees it. It is never part of a list, event, log
 * line or public response, and is erased some days after the closing.
 *
 * @param description the citizen's own text, up to 4,000 characters; it may name people
 * @param address address, written by the citizen
 * @param addressId id of an address register
 * @param mediaUrl URL of an external picture, which the platform never fetches
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
