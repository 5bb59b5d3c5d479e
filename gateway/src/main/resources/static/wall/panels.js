// @ts-check
import { css } from "lit";

/** The style of panels in all scenes of the wall. */
export const panels = css`
  .panel { display: flex; flex-direction: column; min-width: 0; min-height: 0; padding: 0.7rem 1rem; background: var(--panel); border: 0.0625rem solid var(--line); border-radius: 0.6rem; }
  .panel > header { display: flex; align-items: baseline; gap: 0.25rem 1rem; margin-bottom: 0.4rem; flex-wrap: wrap; }
  .panel h2 { font-size: 1.0625rem; font-weight: 600; }
  .count, .quiet { color: var(--ink-quiet); }
  .scroll { flex: 1; min-height: 0; overflow: auto; scrollbar-width: thin; position: relative; }
  .empty { color: var(--ink-quiet); padding: 1.2rem; text-align: center; }
  .cut { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .badge { margin-left: 0.45rem; padding: 0 0.4rem; border: 0.0625rem solid var(--amber); border-radius: 0.3rem; color: var(--amber-ink); font-size: 0.75rem; white-space: nowrap; font-weight: 400; }
  small { font-size: 0.8125rem; }
  a { color: inherit; text-decoration: none; }
  a:hover { text-decoration: underline; }
  .open { display: inline; min-width: 0; min-height: 0; padding: 0; border: 0; background: none; color: inherit; font-weight: inherit; text-align: left; }
  .open:hover { text-decoration: underline; }
  @media screen and (max-width: 1199px) { .scroll { max-height: 36rem; } .open, .panel a { min-height: 1.75rem; } }
  @media screen and (max-width: 760px) { .scroll { max-height: none; overflow: visible; } }
  /* Paper can't be scrolled: it has all of it, and no row in two parts. */
  @media print {
    .panel { display: block; }
    .scroll { max-height: none; overflow: visible; }
    .cut { white-space: normal; }
    li, tr { break-inside: avoid; }
    h2 { break-after: avoid; }
  }
`;
