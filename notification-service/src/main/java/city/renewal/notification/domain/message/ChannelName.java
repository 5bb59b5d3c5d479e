package city.renewal.notification.domain.message;

import city.renewal.events.validation.FieldErrors;
import java.util.Collection;

/** The channels to recipients. The inbox takes everything; the others are chosen per step. */
public enum ChannelName {
    INBOX,
    /** Another system, over HTTP. */
    WEBHOOK,
    EMAIL,
    /** A group robot of WeCom (企业微信). */
    WECOM,
    /** A group robot of DingTalk (钉钉). */
    DINGTALK,
    SMS;

    /** The rule for everybody who chooses channels: what only goes out by others could not be found again. */
    public static void checkHasInbox(FieldErrors errors, Collection<ChannelName> channels) {
        errors.check(channels.contains(INBOX), "channels", "must contain INBOX, where everything is found");
    }
}
