/** Classes that the architecture rules must reject. */
package city.renewal.schedule.offender;
