import { z } from "zod";

/** What the reader of a file of bytes is told before them. */
interface Whole {
  size: number;
  /** True for a file that we have made ourselves: a browser may show it in its window, instead of only saving it. */
  isShown?: boolean;
}

/**
 * The answer of a use case whose result is a file that may be too long for memory: it is made while it is sent.
 * The reader takes `chunks` at its own pace and may stop before the end.
 */
export class Download {
  constructor(
    /** Media type, without a charset: text is always UTF-8. */
    readonly type: string,
    readonly fileName: string,
    readonly chunks: AsyncIterable<string | Uint8Array>,
    /** Given for whole files of bytes. Those that somebody has sent us are served so that no browser runs them. */
    readonly whole?: Whole,
  ) {}
}

/** The output schema of a use case that answers a `Download`; `types` are its possible media types. */
export const download = (types: readonly string[]) =>
  z.instanceof(Download).meta({ type: "string", description: "A file, sent while it is made.", mediaTypes: types });
