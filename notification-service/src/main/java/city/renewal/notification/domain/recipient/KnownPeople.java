package city.renewal.notification.domain.recipient;

/**
 * The directory entries of the people whom a batch of decisions may notify. A message reaches an active person of the
 * directory, a unit to which at least one such person belongs, and always the supervision office, the highest escalation
 * level.
 */
public interface KnownPeople {
    /** Treats everybody as known and active. */
    KnownPeople EVERYBODY = new KnownPeople() {
        @Override
        public boolean isActive(String personId) {
            return true;
        }

        @Override
        public boolean hasLeft(String personId) {
            return false;
        }

        @Override
        public boolean isStaffed(String unitId) {
            return true;
        }
    };

    boolean isActive(String personId);

    /** Whether the directory records the person as inactive; false for somebody whom it doesn't know. */
    boolean hasLeft(String personId);

    /** Whether the directory has the person, active or not. */
    default boolean isRecorded(String personId) {
        return isActive(personId) || hasLeft(personId);
    }

    /** Whether an active person belongs to the unit. */
    boolean isStaffed(String unitId);

    default boolean reaches(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Person person -> isActive(person.address());
            case Recipient.Unit unit -> isStaffed(unit.unit().unitId());
            case Recipient.SupervisionOffice _ -> true;
        };
    }

    /** Why a message doesn't reach a recipient, as an explanation says it. */
    default String whyNot(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Person person ->
                hasLeft(person.address())
                        ? "person %s is inactive in the directory".formatted(person.address())
                        : "person %s is not in the directory".formatted(person.address());
            case Recipient.Unit unit ->
                "no active person of the directory belongs to unit %s"
                        .formatted(unit.unit().unitId());
            case Recipient.SupervisionOffice _ -> "";
        };
    }
}
