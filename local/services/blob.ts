import { type Bytes, base64Encode, bytesOf, type Content, decodeText, utf8Encode } from './bytes';
import { emulated } from './door';

type Blob = Pick<
  GoogleAppsScript.Base.Blob,
  | 'copyBlob'
  | 'getAs'
  | 'getBlob'
  | 'getBytes'
  | 'getContentType'
  | 'getDataAsString'
  | 'getName'
  | 'isGoogleType'
  | 'setBytes'
  | 'setContentType'
  | 'setContentTypeFromExtension'
  | 'setDataFromString'
  | 'setName'
>;

/** A file as it crosses to the world. */
export interface WireBlob {
  name: string | null;
  contentType: string | null;
  content: Content;
}

const TYPES_BY_EXTENSION: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  xml: 'text/xml',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  ics: 'text/calendar',
  zip: 'application/zip',
};

const wires = new WeakMap<object, WireBlob>();

/** What the script holds as a Blob. */
export function blob(wire: WireBlob): GoogleAppsScript.Base.Blob {
  const file = { ...wire };
  const bytes = (): Bytes => bytesOf(file.content);
  const self: Blob = emulated<Blob>('Blob', {
    getBytes: bytes,
    getDataAsString: (charset: string = 'UTF-8') =>
      'text' in file.content && charset.toUpperCase() === 'UTF-8'
        ? file.content.text
        : decodeText(bytes(), charset),
    getContentType: () => file.contentType,
    getName: () => file.name,
    isGoogleType: () => false,
    copyBlob: () => blob(file),
    getBlob: () => self as GoogleAppsScript.Base.Blob,
    getAs(contentType) {
      if (contentType === file.contentType) return blob(file);
      throw new Error(
        `Blob.getAs from ${file.contentType} to ${contentType} is not implemented by the local host.`,
      );
    },
    setBytes(data) {
      file.content = { base64: base64Encode(data) };
      return self as GoogleAppsScript.Base.Blob;
    },
    setDataFromString(text: string, charset: string = 'UTF-8') {
      if (charset.toUpperCase() !== 'UTF-8')
        throw new Error(`Blob.setDataFromString in ${charset} is not implemented by the local host.`);
      file.content = { text };
      return self as GoogleAppsScript.Base.Blob;
    },
    setContentType(contentType) {
      file.contentType = contentType;
      return self as GoogleAppsScript.Base.Blob;
    },
    setContentTypeFromExtension() {
      const extension = file.name?.split('.').pop()?.toLowerCase() ?? '';
      file.contentType = TYPES_BY_EXTENSION[extension] ?? file.contentType;
      return self as GoogleAppsScript.Base.Blob;
    },
    setName(name) {
      file.name = name;
      return self as GoogleAppsScript.Base.Blob;
    },
  });
  wires.set(self, file);
  return self as GoogleAppsScript.Base.Blob;
}

/** The blob of anything that has one (a Blob, an HTTP response, an attachment), as it crosses to the world. */
export function wireOf(source: GoogleAppsScript.Base.BlobSource): WireBlob {
  const wire = wires.get(source) ?? wires.get(source.getBlob());
  if (!wire) throw new Error('Invalid argument: blob');
  return { ...wire };
}

export function newBlob(data: string | Bytes, contentType?: string, name?: string) {
  const isText = typeof data === 'string';
  return blob({
    name: name ?? null,
    contentType: contentType ?? (isText ? 'text/plain' : null),
    content: isText ? { text: wellFormed(data) } : { base64: base64Encode(data) },
  });
}

/** Text that survives as UTF-8: a lone surrogate does not. */
const wellFormed = (text: string) =>
  /[\ud800-\udfff]/.test(text) ? decodeText(utf8Encode(text), 'UTF-8') : text;
