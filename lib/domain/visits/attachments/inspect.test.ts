import { describe, expect, it } from "vitest";
import { makeJpeg, makePdf, makePng } from "@/lib/domain/testing/files";
import { inspect } from "./inspect";

const [pdf, png, jpeg] = [makePdf(), makePng(), makeJpeg()];
const text = (value: string) => Buffer.from(value, "latin1");

describe("the content of a file", () => {
  it("decides its type", () => {
    expect(inspect(pdf)).toEqual({ type: "application/pdf" });
    expect(inspect(png)).toEqual({ type: "image/png" });
    expect(inspect(jpeg)).toEqual({ type: "image/jpeg" });
  });

  it.each([
    ["a script", "#!/bin/sh\nrm -rf /"],
    ["a page", "<html><script>alert(1)</script></html>"],
    ["a program", "MZ\x90\0\x03"],
    ["an archive", "PK\x03\x04%PDF-1.4 startxref 0 %%EOF"],
    ["a GIF", "GIF89a\x01\0\x01\0"],
    ["nothing", ""],
    ["a PDF behind a page", `<script>alert(1)</script>${" ".repeat(80)}%PDF-1.4`],
  ])("is unknown if it is %s", (_, content) => expect(inspect(text(content))).toEqual({ flaw: "unknown" }));

  it.each([
    ["a PDF that is only a first line", text("%PDF-1.7\nThis is a letter.\n%%EOF")],
    ["a PDF without its end", pdf.subarray(0, -40)],
    ["a PDF whose table is somewhere else", text(pdf.toString("latin1").replace(/startxref\n\d+/, "startxref\n12"))],
    ["a PDF whose table is behind its end", text(pdf.toString("latin1").replace(/startxref\n\d+/, "startxref\n99999"))],
    ["a PDF without a root", text(pdf.toString("latin1").replace("/Root", "/Boot"))],
    ["a PNG without its end", png.subarray(0, -12)],
    ["a PNG with a changed byte", Buffer.from(png.map((byte, at) => (at === 45 ? byte ^ 1 : byte)))],
    ["a PNG of no pixel", makePng({ width: 0, height: 0 })],
    ["a signature and a script", Buffer.concat([png.subarray(0, 8), text("<script>alert(1)</script>")])],
    ["a JPEG without its end", jpeg.subarray(0, -2)],
    ["a JPEG cut off in its tables", jpeg.subarray(0, 200)],
    ["the first bytes of a JPEG and a script", Buffer.concat([jpeg.subarray(0, 20), text("<script>alert(1)</script>\xff\xd9")])],
  ])("is broken if it is %s", (_, bytes) => expect(inspect(bytes)).toEqual({ flaw: "broken" }));

  it("may be a PDF behind blanks, a JPEG with a film behind it, and a PNG with something behind it", () => {
    expect(inspect(Buffer.concat([text("\n "), pdf]))).toEqual({ type: "application/pdf" });
    expect(inspect(Buffer.concat([jpeg, text("ftypmp42")]))).toEqual({ type: "image/jpeg" });
    expect(inspect(Buffer.concat([png, text("more")]))).toEqual({ type: "image/png" });
  });

  it("is refused if it claims more pixels than a browser can hold", () => {
    expect(inspect(makePng({ width: 200_000, height: 1 }))).toEqual({ type: "image/png" });
    const jpegBomb = Buffer.from(jpeg);
    const frame = jpegBomb.indexOf(Buffer.from([0xff, 0xc0]));
    jpegBomb.writeUInt16BE(60_000, frame + 5);
    jpegBomb.writeUInt16BE(60_000, frame + 7);
    expect(inspect(jpegBomb)).toEqual({ flaw: "tooManyPixels" });
  });

  // As many chunks as fit: nothing of ours has so many, and each takes the time of a call.
  const chunk = Buffer.from([0, 0, 0, 0, ...text("IDAT"), 0x35, 0xaf, 0x06, 0x1e]);
  it.each([
    ["a JPEG of padding", (size: number) => Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(size, 0xff)])],
    ["a PNG of empty chunks", (size: number) => Buffer.concat([png.subarray(0, 33), Buffer.alloc(Math.floor(size / chunk.length) * chunk.length, chunk), png.subarray(33)])],
    ["a PDF of pointers", (size: number) => Buffer.concat([text("%PDF-1.4\n"), text("startxref 1 ".repeat(size / 12))])],
  ])("is looked at in a time that grows as its length does: %s", (_, made) => {
    const [short, long] = [made(600_000), made(9_600_000)];
    const fastest = (content: Buffer) =>
      Math.min(...Array.from({ length: 4 }, () => {
        const startedAt = performance.now();
        inspect(content);
        return performance.now() - startedAt;
      }));
    fastest(short);
    // Sixteen times the length. A time that grows with its square would be 256 times as long; a fraction of a millisecond is too short to compare.
    expect(fastest(long)).toBeLessThan(100 * Math.max(fastest(short), 0.5));
  });
});
