package city.renewal.notification.domain.message;

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
    SMS
}
