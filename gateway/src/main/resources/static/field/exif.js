// @ts-check
// Carries the EXIF of a JPEG over to one that was encoded anew from it.

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const ORIENTATION = 0x0112;

/**
 * @param {ArrayBuffer} jpeg
 * @returns {Uint8Array | null} the EXIF segment with its marker; null: there is none, or it is no JPEG
 */
export function exifOf(jpeg) {
  const view = new DataView(jpeg);
  if (jpeg.byteLength < 4 || view.getUint16(0) !== 0xffd8) {
    return null;
  }
  for (let at = 2; at + 4 <= jpeg.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === START_OF_SCAN || end > jpeg.byteLength) {
      return null;
    }
    if (marker === APP1 && at + 10 <= end && view.getUint32(at + 4) === 0x45786966) {
      return new Uint8Array(jpeg.slice(at, end));
    }
    at = end;
  }
  return null;
}

/**
 * @param {ArrayBuffer} jpeg
 * @param {Uint8Array | null} exif as {@link exifOf} gave it; a decoder has turned the picture already, so it is marked upright
 * @returns {ArrayBuffer}
 */
export function withExif(jpeg, exif) {
  if (!exif) {
    return jpeg;
  }
  const upright = markedUpright(exif);
  const joined = new Uint8Array(jpeg.byteLength + upright.length);
  joined.set(new Uint8Array(jpeg, 0, 2));
  joined.set(upright, 2);
  joined.set(new Uint8Array(jpeg, 2), 2 + upright.length);
  return joined.buffer;
}

/** @param {Uint8Array} exif */
function markedUpright(exif) {
  const copy = exif.slice();
  const view = new DataView(copy.buffer);
  const tiff = 10;
  if (copy.length < tiff + 8) {
    return copy;
  }
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > copy.length) {
    return copy;
  }
  const count = view.getUint16(directory, little);
  for (let entry = directory + 2, n = 0; n < count && entry + 12 <= copy.length; n += 1, entry += 12) {
    if (view.getUint16(entry, little) === ORIENTATION) {
      view.setUint16(entry + 8, 1, little);
    }
  }
  return copy;
}
