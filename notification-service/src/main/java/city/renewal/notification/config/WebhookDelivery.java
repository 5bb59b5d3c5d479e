package city.renewal.notification.config;

import city.renewal.notification.application.Channel;
import city.renewal.notification.application.DeliverMessages;

/** The webhook as a channel, and the worker that empties it. */
record WebhookDelivery(Channel channel, DeliverMessages worker) {}
