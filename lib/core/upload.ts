import { z } from "zod";
import { message } from "./words";

/**
 * A file that came with a request. Only its type, size and hash can be seen from outside, so that neither a log nor the
 * comparison of repeated requests meets the bytes.
 */
export class Upload {
  readonly size: number;
  readonly #bytes: Buffer;

  /**
   * @param type the media type that its sender declared
   * @param sha256 of the bytes
   */
  constructor(
    readonly type: string,
    bytes: Buffer,
    readonly sha256: string,
  ) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }
}

/** The input schema of a file. */
export const upload = () => z.instanceof(Upload, { error: message("fields.file.missing") }).meta({ type: "string", format: "binary" });
