// @ts-check
// The subjects of commands.

/**
 * A project and what a page knows of it.
 *
 * @typedef {object} ProjectSubject
 * @property {any} project its entry, as `GET /api/v1/projects/{projectId}` shows it
 * @property {string | null} [version] the entry's ETag
 * @property {any[]} [nodes] its rows of the deadline list
 * @property {string} asOf the instant of the platform's last answer
 */

/**
 * A node and what a page knows of it. Without the project's entry, commands that hang on the project's unit or leader are not
 * offered.
 *
 * @typedef {object} NodeSubject
 * @property {any} row of the deadline list
 * @property {any} [project] its project's entry
 * @property {string | null} [version] the project's ETag
 * @property {any} [planned] the node as the plan has it; without it, it is fetched when a command needs it
 * @property {string} asOf the instant of the platform's last answer
 */

/**
 * A request for a later date of a node.
 *
 * @typedef {object} ExtensionSubject
 * @property {any} extension such as `{extensionId, requestedDueDate, reason, requestedBy, state}`
 * @property {any} row the node's row of the deadline list
 * @property {any} project the project's entry, which names who decides
 * @property {string | null} [version] the project's ETag
 * @property {string} asOf
 */

/**
 * A problem.
 *
 * @typedef {object} ProblemSubject
 * @property {any} problem its row of the problem list
 * @property {any} [project] its project's entry; null: it is about an area
 * @property {string | null} [version] the problem's ETag
 * @property {string} asOf
 */

/**
 * A supervision order.
 *
 * @typedef {object} OrderSubject
 * @property {any} order
 * @property {string | null} [version] the order's ETag
 * @property {string} asOf
 */

/**
 * An alert.
 *
 * @typedef {object} AlertSubject
 * @property {any} alert
 * @property {string} name of what it is about
 * @property {string} [area] of what it is about; without it, it can't be silenced
 * @property {string} asOf
 */

export {};
