package city.renewal.gateway;

import java.util.List;

/** A gateway in front of stub services and a stub issuer, and a phone that two people use. */
final class FieldTestBed implements AutoCloseable {
    final RunningGateway gateway = new RunningGateway();
    final StubFieldServices services = new StubFieldServices();
    final StubSignIn signIn = new StubSignIn(
            gateway,
            List.of(
                    new StubSignIn.Person("p-owner", "王立功", "OWNER", List.of("u1")),
                    new StubSignIn.Person("p-reporter", "赵一川", "REPORTER", List.of("u2"))));
    private Phone phone;

    FieldTestBed() {
        services.answerThrough(gateway.project, gateway.progress);
        try {
            phone = new Phone(gateway.uri(), 360);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    Phone phone() {
        return phone;
    }

    /** Restarts the killed phone with its stored data. */
    Phone restarted() {
        phone = phone.restarted();
        return phone;
    }

    /** Clears the phone and the services, and signs out. */
    void reset() {
        services.reset();
        signIn.expiresIn = 600;
        signIn.isOver = false;
        phone.wipe();
        phone.open("");
    }

    @Override
    public void close() {
        phone.close();
        gateway.close();
    }
}
