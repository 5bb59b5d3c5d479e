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
 * <p>A milestone of 0 days is the day at whose end it is reached. With no work and no lag before it, it is the day that starts
 * there. On a workday calendar it can't be reached on a day off: it is reached when work begins again, and what follows it may
 * start on that very day. Nothing is reached on the eve of a plan: what could be reached with its first work is reached on its
 * first day. A backward plan begins on the first day on which anything must be worked on or reached.
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
 * Total float is finish float, latest minus earliest finish, in workdays of the node's own calendar. A node without total
 * float is critical, as by Primavera's default (total float less than or equal to 0). Both passes are exact adjoints of each
 * other: no float is negative if and only if the plan is feasible. Nodes that are done have no float and bind nobody.
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
