package city.renewal.starter.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the service's OpenAPI 3.1 document, which the build generates from the code. */
@RestController
public class OpenApiDocument {
    @GetMapping("/openapi/{service:[a-z]+}")
    ResponseEntity<Resource> document(@PathVariable String service) {
        var document = new ClassPathResource("openapi/%s.json".formatted(service));
        if (!document.exists()) {
            throw Problem.notFound("OpenAPI document", service);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
