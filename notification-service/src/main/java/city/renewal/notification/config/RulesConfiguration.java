package city.renewal.notification.config;

import city.renewal.notification.adapter.mongo.MongoRules;
import city.renewal.notification.application.ReplaceRules;
import city.renewal.notification.application.Rulebooks;
import city.renewal.notification.application.VersionedRules;
import city.renewal.notification.domain.rules.EscalationPolicies;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules that administrators set, each kind with its versions. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    @Bean
    VersionedRules<EscalationPolicies> policies(MongoDatabase database, EscalationProperties escalation) {
        return new MongoRules<>(database, "escalation-policies", EscalationPolicies.class, escalation.builtIn());
    }

    @Bean
    ReplaceRules<EscalationPolicies> replacePolicies(VersionedRules<EscalationPolicies> policies, InstantSource clock) {
        return new ReplaceRules<>(policies, clock);
    }

    @Bean
    Rulebooks rulebooks(VersionedRules<EscalationPolicies> policies) {
        return new Rulebooks(policies);
    }
}
