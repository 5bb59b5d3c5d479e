package city.renewal.gateway.offenders;

import reactor.core.publisher.Mono;

public class BlockingOffender {
    String wait(Mono<String> answer) {
        return answer.block();
    }
}
