package jakarta.servlet;

/** Stands in for the servlet API, which is not on the gateway's class path. */
public interface Filter {}
