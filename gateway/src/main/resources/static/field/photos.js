// @ts-check
// Prepares a file from the camera for storage: its bytes, their hash, and a preview.
//
// The bytes stay as the camera made them, because position and time in their EXIF are evidence. Only a picture that the
// platform wouldn't take (too large, or of another kind) is encoded anew, and then a JPEG's EXIF goes along.

import { sha256 } from "/shared/api/ids.js";
import { LARGEST_PHOTO_BYTES } from "./capacity.js";
import { exifOf, withExif } from "./exif.js";

const TAKEN_AS_IT_IS = ["image/jpeg", "image/png", "image/webp"];
const MOST_PIXELS = 50_000_000;
const PREVIEW_SIDE = 320;
const ENCODED_SIDE = 4096;
const QUALITY = 0.9;
/** The brands of HEIC among the files of ISO 14496-12, which name theirs behind "ftyp". */
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** The file is no picture that this browser can read. */
export class UnreadablePicture extends Error {
  /**
   * @param {string} message
   * @param {boolean} [isHeic] whether it is one all the same, in the format of Apple's cameras
   */
  constructor(message, isHeic = false) {
    super(message);
    this.isHeic = isHeic;
  }
}

/**
 * @typedef {{sha256: string, type: string, bytes: ArrayBuffer, preview: ArrayBuffer | null}} Prepared
 */

/**
 * @param {File} file
 * @returns {Promise<Prepared>}
 * @throws {UnreadablePicture}
 */
export async function prepare(file) {
  const original = await file.arrayBuffer();
  const picture = await decoded(file);
  try {
    const pixels = picture.width * picture.height;
    const fits = TAKEN_AS_IT_IS.includes(file.type) && original.byteLength <= LARGEST_PHOTO_BYTES && pixels <= MOST_PIXELS;
    const bytes = fits ? original : withExif(await encoded(picture, ENCODED_SIDE), exifOf(original));
    return {
      sha256: await sha256(bytes),
      type: fits ? file.type : "image/jpeg",
      bytes,
      preview: await encoded(picture, PREVIEW_SIDE),
    };
  } finally {
    picture.close();
  }
}

/** @param {File} file */
async function decoded(file) {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new UnreadablePicture(file.type, await isHeic(file));
  }
}

/** @param {File} file */
async function isHeic(file) {
  const head = new TextDecoder("latin1").decode(await file.slice(4, 12).arrayBuffer());
  return head.startsWith("ftyp") && HEIC_BRANDS.includes(head.slice(4));
}

/**
 * @param {ImageBitmap} picture
 * @param {number} longestSide in pixels, at most
 * @returns {Promise<ArrayBuffer>} a JPEG
 */
async function encoded(picture, longestSide) {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) {
    throw new UnreadablePicture("canvas");
  }
  return blob.arrayBuffer();
}
