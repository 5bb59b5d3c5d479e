package city.renewal.gateway.offenders;

import city.renewal.project.domain.Project;

public class ServiceOffender {
    Project project;
}
