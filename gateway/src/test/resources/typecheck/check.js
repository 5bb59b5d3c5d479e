// @ts-check
// Checks the types of JavaScript modules with TypeScript's compiler, over files that are held in memory.

/**
 * @typedef {typeof import("typescript")} TypeScript
 * @typedef {import("typescript").CompilerOptions} CompilerOptions
 * @typedef {import("typescript").SourceFile} SourceFile
 * @typedef {Record<string, string>} Files path → text
 */

const DECLARATIONS = "/node_modules/typescript/lib/";

/** Names the packages that have no declarations. */
const UNTYPED = "/untyped.d.ts";

/** A service worker has other globals than a page: no document, but clients and caches. */
const SURROUNDINGS = [
  { lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], holds: (/** @type {string} */ path) => !isWorker(path) },
  { lib: ["lib.esnext.d.ts", "lib.webworker.d.ts", "lib.webworker.iterable.d.ts"], holds: isWorker },
];

/**
 * @param {TypeScript} ts
 * @param {Files} packages what modules may import, below `/node_modules/`: declarations (`.d.ts`) and each `package.json`,
 *     those of TypeScript itself among them
 * @returns {(modules: Files) => string[]} says what is wrong in the modules, as `path:line code: message`
 */
export function checkerOf(ts, packages) {
  const parsed = parsedOnce(ts, packages);
  return (modules) => {
    const files = { ...packages, ...modules };
    return SURROUNDINGS.flatMap(({ lib, holds }) => {
      const roots = Object.keys(modules).filter(holds);
      const ambient = Object.hasOwn(packages, UNTYPED) ? [UNTYPED] : [];
      const program = ts.createProgram([...ambient, ...roots], optionsOf(ts, lib), hostOf(ts, files, parsed));
      const found = roots.flatMap((path) => {
        const file = program.getSourceFile(path);
        return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      });
      return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...found].map((one) => sentenceOf(ts, one));
    });
  };
}

/** @param {string} path */
function isWorker(path) {
  return path.endsWith("/worker.js");
}

/**
 * @param {TypeScript} ts
 * @param {string[]} lib
 * @returns {CompilerOptions}
 */
function optionsOf(ts, lib) {
  return {
    lib,
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    allowUnreachableCode: false,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: [],
  };
}

/**
 * @param {TypeScript} ts
 * @param {Files} files
 * @param {(path: string, text: string, options: any) => SourceFile} parsed
 * @returns {import("typescript").CompilerHost}
 */
function hostOf(ts, files, parsed) {
  return {
    getSourceFile: (path, options) => (Object.hasOwn(files, path) ? parsed(path, files[path], options) : undefined),
    fileExists: (path) => Object.hasOwn(files, path),
    readFile: (path) => files[path],
    getDefaultLibFileName: (options) => DECLARATIONS + ts.getDefaultLibFileName(options),
    getDefaultLibLocation: () => DECLARATIONS,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
}

/**
 * Parses the packages' files once for all programs: they are most of the work.
 *
 * @param {TypeScript} ts
 * @param {Files} packages
 */
function parsedOnce(ts, packages) {
  /** @type {Map<string, SourceFile>} */
  const known = new Map();
  return (/** @type {string} */ path, /** @type {string} */ text, /** @type {any} */ options) => {
    const file = known.get(path) ?? ts.createSourceFile(path, text, options);
    if (Object.hasOwn(packages, path)) {
      known.set(path, file);
    }
    return file;
  };
}

/**
 * @param {TypeScript} ts
 * @param {import("typescript").Diagnostic} diagnostic
 */
function sentenceOf(ts, { file, start, code, messageText }) {
  const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}` : "compiler";
  return `${place} TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "; ")}`;
}
