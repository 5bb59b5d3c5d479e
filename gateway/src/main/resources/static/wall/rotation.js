// @ts-check
// Rotates the scenes of an unattended wall. The settings are stored on the device.

import { SCENE_NAMES } from "./scenes.js";

const STORAGE_KEY = "renewal.wall.rotation";
const HELD_MS = 120_000;
/** Seconds between two scenes. */
export const INTERVALS = [15, 30, 60, 120];

/**
 * @typedef {object} Settings
 * @property {boolean} isOn
 * @property {number} seconds
 * @property {string[]} order names of scenes, all of them
 * @property {string[]} left names of scenes that don't take part
 */

/** @returns {Settings} */
function storedSettings() {
  let stored;
  try {
    stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
  } catch {
    stored = {};
  }
  const known = (Array.isArray(stored.order) ? stored.order : []).filter((/** @type {any} */ name) => SCENE_NAMES.includes(name));
  return {
    isOn: stored.isOn === true,
    seconds: INTERVALS.includes(stored.seconds) ? stored.seconds : 30,
    order: [...known, ...SCENE_NAMES.filter((name) => !known.includes(name))],
    left: Array.isArray(stored.left) ? stored.left : [],
  };
}

/** Rotates the scenes; it pauses for two minutes after each touch of the wall. */
export class Rotation {
  settings = storedSettings();
  #timer = 0;
  #heldUntil = 0;

  /**
   * @param {() => void} next shows the scene that follows
   * @param {() => void} onChange called after a change of the settings, or when it begins or ends to wait
   */
  constructor(next, onChange) {
    this.next = next;
    this.onChange = onChange;
  }

  get isHeld() {
    return this.settings.isOn && Date.now() < this.#heldUntil;
  }

  /** @param {Partial<Settings>} changes */
  set(changes) {
    this.settings = { ...this.settings, ...changes };
    localStorage.setItem(STORAGE_KEY, JSON.stringify(this.settings));
    if (changes.isOn) {
      this.#heldUntil = 0;
    }
    this.start();
    this.onChange();
  }

  /** Called on each interaction with the wall. */
  hold() {
    if (this.settings.isOn) {
      this.#heldUntil = Date.now() + HELD_MS;
      this.start();
      this.onChange();
    }
  }

  start() {
    this.stop();
    if (this.settings.isOn) {
      const wait = Math.max(this.settings.seconds * 1000, this.#heldUntil - Date.now());
      this.#timer = setTimeout(() => {
        if (!document.hidden) {
          this.next();
        }
        this.start();
        this.onChange();
      }, wait);
    }
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {string} current
   * @param {number} step
   * @param {string[]} available
   * @returns {string} the scene that is so many steps further among those that are there
   */
  after(current, step, available) {
    const { order } = this.settings;
    const names = order.filter((name) => available.includes(name));
    const index = Math.max(0, names.indexOf(current));
    return names[(index + step + names.length) % names.length] ?? current;
  }

  /** @param {string[]} available */
  participants(available) {
    const all = this.settings.order.filter((name) => available.includes(name));
    const taking = all.filter((name) => !this.settings.left.includes(name));
    return taking.length > 0 ? taking : all;
  }
}
