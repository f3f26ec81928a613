import { z } from "zod";

/**
 * An answer that is too long for memory: text that is made while it is sent. What a use case answers whose result is a
 * file. Whoever takes it reads `chunks` at their own pace and may stop before the end.
 */
export class Download {
  constructor(
    /** Media type, without a charset: it is UTF-8. */
    readonly type: string,
    readonly fileName: string,
    readonly chunks: AsyncIterable<string>,
  ) {}
}

/** The output schema of such a use case; `types` are the media types it can answer with. */
export const download = (types: readonly string[]) =>
  z.instanceof(Download).meta({ type: "string", description: "A file, sent as it is made.", mediaTypes: types });
