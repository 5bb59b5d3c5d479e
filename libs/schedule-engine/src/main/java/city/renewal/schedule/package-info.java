/**
 * The schedule engine: calendars, networks of nodes, and the dates and floats computed from both. Pure functions,
 * without I/O and without a clock; dates from 1990 to 2100.
 *
 * <p>The steps: {@link city.renewal.schedule.PlanSpec} is the unchecked input; {@link
 * city.renewal.schedule.Plan#compile} validates it and returns a {@link city.renewal.schedule.Plan} or a list of
 * problems with their paths; {@link city.renewal.schedule.ScheduleEngine#evaluate} returns an {@link
 * city.renewal.schedule.Evaluation}. Due dates are decided by an evaluation without actuals and without a data date.
 *
 * <h2>Calendars</h2>
 *
 * {@code NATURAL} and {@code WORKING} are built in. A {@link city.renewal.schedule.CalendarBook} adds user-defined
 * rules: a newer notice, separate calendars, and the exceptions of programmes and headquarters. A year without a
 * published notice is computed with plain weekends, and {@link city.renewal.schedule.Evaluation#assumesCalendar(int)}
 * tells which nodes depend on it. A changed calendar moves no date by itself; a new evaluation shows what would move.
 *
 * <h2>Dates</h2>
 *
 * In the public interface dates are inclusive: three natural days from the 1st finish on the 3rd, and a successor
 * starts on the 4th. Internally, work lies between instants, the boundaries of days. A node is worked on without
 * interruption, on the workdays of its own calendar only.
 *
 * <h2>Milestones</h2>
 *
 * A milestone, a node of 0 days, is reached at a boundary of days. It is shown as the day that ends there. An
 * <em>opening</em>, a milestone preceded only by openings without a lag, is shown as the day that starts there.
 *
 * <table>
 *   <caption>Position of a milestone</caption>
 *   <tr><th>Case</th><th>Reached, and shown</th></tr>
 *   <tr><td>no predecessor (an opening)</td><td>at the start of a day: the first day of the plan at the earliest, the
 *       day on which the work after it starts at the latest, and never after the promised finish</td></tr>
 *   <tr><td>after work, FS or FF</td><td>at the end of the day on which that work finishes; work after it starts on the
 *       next day</td></tr>
 *   <tr><td>with the start of work, SS or SF</td><td>at the boundary at which that work starts: the end of the day
 *       before; on the first day of the plan that day itself, because nothing is reached on the eve of a plan</td></tr>
 *   <tr><td>with a lag</td><td>that many workdays of the predecessor's calendar after that boundary, or before
 *       it</td></tr>
 *   <tr><td>before work whose start it constrains, FS or SS</td><td>at the latest at the end of the day before the
 *       latest start of that work</td></tr>
 *   <tr><td>before work whose finish it constrains, FF or SF</td><td>at the latest at the end of the day of that work's
 *       latest finish; with SF on another calendar than the natural one it may be reached as late as work begins
 *       again</td></tr>
 *   <tr><td>joined to a milestone without a lag, any type of link</td><td>on one day. An opening joined to a milestone
 *       that is not an opening is at the same boundary, but is shown as the day after: it is due at the start of the
 *       day after the other milestone's due date</td></tr>
 *   <tr><td>on a day off of its calendar</td><td>not reached: at the earliest when work begins again, and its successor
 *       may start on that very day; at the latest at the end of the workday before, unless its predecessors are over
 *       only within the days off, then on the day on which work begins again</td></tr>
 *   <tr><td>not reached, seen from today</td><td>today at the earliest</td></tr>
 *   <tr><td>reported as done on a day</td><td>at the end of that day; an opening at its start. A milestone that could
 *       not be reached sooner is also at its start: on the first day of the plan, on the first workday after days off
 *       in which its predecessors were over, and joined to a milestone that is at the start of that day</td></tr>
 *   <tr><td>promised for a day</td><td>at the end of that day at the latest, an opening at its start</td></tr>
 * </table>
 *
 * <p>The latest date of a node is therefore a tight bound: if the node and everything before it are done on their
 * latest dates, the remaining nodes can meet the promised finish; if the node is done a workday later, they can't.
 * {@code MilestoneReferenceTest} verifies this, and every date and float, by inequalities between boundaries.
 *
 * <p>A backward plan begins on the first day on which a node must be worked on or reached.
 *
 * <h2>Links</h2>
 *
 * FS and SS constrain the successor's start, FF and SF its finish. A lag counts workdays of the <em>predecessor's</em>
 * calendar, which is Primavera's default ("Calendar for scheduling Relationship Lag: Predecessor Activity Calendar";
 * Microsoft Project uses the successor's), and runs from the actual start or finish once there is one ("Calculate
 * start-to-start lag from: Actual Start"). A link to the finish moves the whole node and does not extend its duration.
 * No node starts before the plan, whatever a negative lag says, unless it has actually started.
 *
 * <h2>Anchors</h2>
 *
 * <ul>
 *   <li>{@code FinishBy} schedules backwards (倒排工期): a node's planned dates and its due date are its latest dates. The
 *       earliest dates start from the data date, or without one from the plan's planned start. So a backward plan is
 *       always feasible by itself; {@code shortByDays} is positive only if the data date is too late for it.
 *   <li>{@code StartOn} schedules forwards: planned dates are the earliest dates, due dates the latest dates that don't
 *       delay the plan's finish.
 * </ul>
 *
 * A node's {@code dueDate} is a promise: its latest finish is never after it, nor are its predecessors' dates. It does
 * not delay work. A promise later than the latest finish remains the due date.
 *
 * <p>A plan is feasible if the earliest finish of every open node meets the promised finish and its own promise. It is
 * short by the natural days between the worst-missed promise and the earliest finish, and the driving chain leads to
 * that node.
 *
 * <h2>Floats</h2>
 *
 * Total float is finish float, latest minus earliest finish, in workdays of the node's own calendar. A milestone whose
 * earliest moment is the start of a day is counted from there to the last day at whose start it may be reached, so a
 * non-driving link changes no float; a milestone that meets its latest date has no negative float, even if its
 * successors are late. A node without total float is critical, as by Primavera's default (total float less than or
 * equal to 0). Both passes are exact adjoints of each other: no float is negative if and only if the plan is feasible.
 * Completed nodes have no float and constrain no other node.
 *
 * <h2>Progress</h2>
 *
 * The data date is today, from its start: today's work still counts. Completed work is a fact, on whatever day it
 * happened. For out-of-order work the logic is retained, as is Primavera's default: the remaining work of a node at
 * work waits for its predecessors. The remaining work is the reported remaining days, otherwise the share of the
 * duration that is not done, counted from the day after the report or, if unknown, from today; without either it is the
 * whole duration from the start. If the remaining work should be over but completion is not reported, one day remains.
 *
 * <h2>Forecast</h2>
 *
 * A node without a report keeps its planned dates until its planned finish has passed; from then on its forecast is
 * today at the earliest. It also waits for the forecast of its predecessors, but is never earlier than planned, because
 * others rely on the plan. The forecast of a node at work follows from its start, its progress and its remaining work.
 */
@NullMarked
package city.renewal.schedule;

import org.jspecify.annotations.NullMarked;
