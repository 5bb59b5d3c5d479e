package city.renewal.notification.domain.recipient;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;

/** Whom a message goes to: a person, or an office's tray that several people read. */
public sealed interface Recipient {
    /** Address of the supervision office's tray, the highest escalation level. */
    String SUPERVISION_OFFICE = "supervision-office";

    /** Precedes a unit's id in the address of its tray. */
    String UNIT_PREFIX = "unit:";

    /** Whose inbox it is: a person's id, {@code unit:<id>} or {@code supervision-office}. */
    String address();

    String name();

    /** The recipient at this address. */
    static Recipient at(String address, String name) {
        if (address.equals(SUPERVISION_OFFICE)) {
            return new SupervisionOffice();
        }
        return address.startsWith(UNIT_PREFIX)
                ? new Unit(new UnitRef(address.substring(UNIT_PREFIX.length()), name))
                : new Person(new PersonRef(address, name));
    }

    record Person(PersonRef person) implements Recipient {
        @Override
        public String address() {
            return person.personId();
        }

        @Override
        public String name() {
            return person.name();
        }
    }

    record Unit(UnitRef unit) implements Recipient {
        @Override
        public String address() {
            return UNIT_PREFIX + unit.unitId();
        }

        @Override
        public String name() {
            return unit.name();
        }
    }

    record SupervisionOffice() implements Recipient {
        @Override
        public String address() {
            return SUPERVISION_OFFICE;
        }

        @Override
        public String name() {
            return "督查室";
        }
    }
}
