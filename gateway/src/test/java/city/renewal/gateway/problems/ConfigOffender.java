package city.renewal.gateway.problems;

import city.renewal.gateway.config.GatewayProperties;

public class ConfigOffender {
    GatewayProperties properties;
}
