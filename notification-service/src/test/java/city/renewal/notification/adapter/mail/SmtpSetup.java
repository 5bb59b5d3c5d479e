package city.renewal.notification.adapter.mail;

import com.icegreen.greenmail.util.ServerSetup;

/** How the tests' mail server comes up. */
public final class SmtpSetup {
    private SmtpSetup() {}

    /** By itself it gives up after two seconds, which a busy machine may need. */
    public static ServerSetup onAnyPort() {
        var setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(30_000);
        return setup;
    }
}
