/**
 * The schedule engine: calendars, networks of nodes, and what follows from both. Pure functions, without I/O and without a
 * clock; dates from 1990 to 2100.
 *
 * <p>The way through it: {@link city.renewal.schedule.PlanSpec} is what somebody wrote; {@link
 * city.renewal.schedule.Plan#compile} checks it and answers with a {@link city.renewal.schedule.Plan} or with what is wrong
 * and where; {@link city.renewal.schedule.ScheduleEngine#evaluate} answers with an {@link
 * city.renewal.schedule.Evaluation}. Due dates are decided by an evaluation without actuals and without a data date.
 *
 * <h2>Calendars</h2>
 *
 * {@code NATURAL} and {@code WORKING} are built in. A {@link city.renewal.schedule.CalendarBook} adds what people lay down: a
 * newer notice, calendars of their own, and the exceptions of programmes and headquarters. A year whose days nobody has
 * published is computed with plain weekends, and {@link city.renewal.schedule.Evaluation#assumesCalendar(int)} says whose
 * dates rest on that. A calendar that changes moves nothing by itself: whoever evaluates anew sees what would move.
 *
 * <h2>Dates</h2>
 *
 * Outside, dates are inclusive: three natural days from the 1st finish on the 3rd, and what follows starts on the 4th. Inside,
 * work lies between instants, the boundaries of days. A node works on the workdays of its own calendar only, and in one
 * piece.
 *
 * <h2>Milestones</h2>
 *
 * A milestone, a node of 0 days, is reached at a boundary of days. It is shown as the day that ends there. An <em>opening</em>, a
 * milestone with nothing before it but openings and no lag, is shown as the day that starts there.
 *
 * <table>
 *   <caption>Where a milestone stands</caption>
 *   <tr><th>Case</th><th>Reached, and shown</th></tr>
 *   <tr><td>nothing before it (an opening)</td><td>at the start of a day: the first day of the plan at the earliest, the day on
 *       which the work after it starts at the latest, and never after the promised finish</td></tr>
 *   <tr><td>after work, FS or FF</td><td>at the end of the day on which that work finishes; work after it starts on the day
 *       after</td></tr>
 *   <tr><td>with the start of work, SS or SF</td><td>at the boundary at which that work starts: the end of the day before; on
 *       the first day of the plan that day itself, for nothing is reached on the eve of a plan</td></tr>
 *   <tr><td>with a lag</td><td>so many workdays of the predecessor's calendar after that boundary, or before it</td></tr>
 *   <tr><td>before work that it holds at the start, FS or SS</td><td>at the latest at the end of the day before that work starts
 *       at the latest</td></tr>
 *   <tr><td>before work that it holds at the finish, FF or SF</td><td>at the latest at the end of the day on which that work
 *       finishes at the latest; with SF on another calendar than the natural one it may be reached as late as work begins
 *       again</td></tr>
 *   <tr><td>next to a milestone, no lag, any type of link</td><td>on one day. An opening next to one that is none stands at the
 *       same boundary, and is shown as the day after: it is due when the day begins at whose eve the other one is due</td></tr>
 *   <tr><td>on a day off of its calendar</td><td>not reached: at the earliest when work begins again, and what follows it may
 *       start on that very day; at the latest at the end of the workday before, unless what comes before it is over only within
 *       the days off, then on the day on which work begins again</td></tr>
 *   <tr><td>not reached, seen from today</td><td>today at the earliest</td></tr>
 *   <tr><td>reported as done on a day</td><td>at the end of that day; an opening at its start. Also at its start what could not be
 *       reached sooner: on the first day of the plan, on the first workday after days off in which what comes before it was over,
 *       and next to a milestone that stands there</td></tr>
 *   <tr><td>promised for a day</td><td>at the end of that day at the latest, an opening at its start</td></tr>
 * </table>
 *
 * <p>So the latest date of a node is the last one that holds: when everything before a node is done on its latest date, and the
 * node too, the rest can meet the promised finish; when the node is done a workday later, it can't. {@code MilestoneReferenceTest}
 * decides that, and every date and float, by inequalities between boundaries.
 *
 * <p>A backward plan begins on the first day on which anything must be worked on or reached.
 *
 * <h2>Links</h2>
 *
 * FS and SS hold the successor's start, FF and SF its finish. A lag counts workdays of the <em>predecessor's</em> calendar,
 * which is Primavera's default ("Calendar for scheduling Relationship Lag: Predecessor Activity Calendar"; Microsoft Project
 * takes the successor's), and runs from the actual start or finish once there is one ("Calculate start-to-start lag from:
 * Actual Start"). A link to the finish moves the whole node, it does not stretch it. Nothing that has not started
 * starts before the plan does, whatever a negative lag says.
 *
 * <h2>Anchors</h2>
 *
 * <ul>
 *   <li>{@code FinishBy} plans backwards (倒排工期): a node's planned dates and its due date are its latest dates. The earliest dates
 *       start from the data date, or without one from the planned start of the whole. So a backward plan is always feasible
 *       by itself; it is {@code shortByDays} when seen from a day that is too late for it.
 *   <li>{@code StartOn} plans forwards: planned dates are the earliest ones, due dates the latest ones that don't delay the
 *       finish of the whole.
 * </ul>
 *
 * A node's {@code dueDate} is a promise: its latest finish is never after it, nor are its predecessors' dates. It does not hold
 * work back. A promise later than the latest finish stays the due date all the same.
 *
 * <p>A plan is feasible when the earliest finish of every open node meets the promised finish and its own promise. It is short
 * by the natural days between the worst-missed promise and the earliest finish, and the driving chain leads to that node.
 *
 * <h2>Floats</h2>
 *
 * Total float is finish float, latest minus earliest finish, in workdays of the node's own calendar. A milestone that is reached
 * at the start of a day at the earliest is counted from there to the last day at whose start it may be reached, so a link that
 * holds nothing up changes no float; one that meets its latest date has none too few, whatever is late behind it. A node without total float is critical, as by Primavera's default (total float less than or
 * equal to 0). Both passes are exact adjoints of each other: no float is negative if and only if the plan is feasible. Nodes that
 * are done have no float and bind nobody.
 *
 * <h2>Progress</h2>
 *
 * The data date is today, from its start: today's work still counts. What is done is a fact, on whatever day it happened. For
 * work out of order the logic is retained, as is Primavera's default: the rest of a node at work waits for what should have
 * come before it. The rest is the remaining days as reported, else the duration's share that is not done, counted from the
 * day after the report or, unknown, from today; without either the whole duration from the start. When the rest should be over
 * but nobody said so, one day remains.
 *
 * <h2>Forecast</h2>
 *
 * A node without a report keeps its planned dates until its planned finish has passed, and then finishes today at the
 * earliest, every day anew. It also waits for the forecast of its predecessors, but good news does not pull it forward: the
 * plan was a promise to others too. A node at work finishes as its start, its progress and its rest say.
 */
@NullMarked
package city.renewal.schedule;

import org.jspecify.annotations.NullMarked;
