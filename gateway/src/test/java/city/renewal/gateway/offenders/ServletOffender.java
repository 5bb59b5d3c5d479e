package city.renewal.gateway.offenders;

import jakarta.servlet.Filter;

public class ServletOffender implements Filter {}
