package city.renewal.gateway;

import java.util.List;

/** A gateway before stubs of the services and of the issuer, and a phone that two people use. */
final class FieldSite implements AutoCloseable {
    final RunningGateway gateway = new RunningGateway();
    final StubSites services = new StubSites();
    final StubSignIn signIn = new StubSignIn(
            gateway,
            List.of(
                    new StubSignIn.Person("p-owner", "王立功", "OWNER", List.of("u1")),
                    new StubSignIn.Person("p-reporter", "赵一川", "REPORTER", List.of("u2"))));
    private Phone phone;

    FieldSite() {
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

    /** The phone again, with what it had kept, after it was killed. */
    Phone restarted() {
        phone = phone.restarted();
        return phone;
    }

    /** Nothing kept on the phone or by the services, and nobody signed in. */
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
