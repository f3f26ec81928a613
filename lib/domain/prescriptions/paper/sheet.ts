import { qrSvg } from "@/lib/platform/papers/qr";
import type { Paper } from "@/lib/platform/papers/draw";
import type { PaperModel, PaperPart } from "./model";

/** More than this after the medicines may need a sheet of its own, and is not kept together with them. */
const LONG_TEXT = 900;

const partOf = ({ key, label, text }: PaperPart) => ({ label, text, wide: key === "diagnosis" || text.length > 160, strong: key === "diagnosis" });

/** What the template of a prescription is filled with. @param options.checkAddress what the QR code says; @param options.at the date of the file */
export function sheetOf(model: PaperModel, { size, issuer, date, checkAddress, at }: { size: "A4" | "A5"; issuer: string; date: string; checkAddress: string; at: Date }): Paper {
  const { doctor, facts, check, signature } = model;
  const patient = facts.find(({ key }) => key === "patient")!;
  const after = model.after.map(partOf);
  return {
    template: "prescription",
    at,
    data: {
      paper: size.toLowerCase(),
      size: size === "A5" ? 8 : 9.5,
      language: model.language,
      title: model.title,
      issuer,
      date: date.split("-").map(Number),
      words: { page: model.page },
      foot: [patient.name, `${doctor.name}, ${doctor.registration.label} ${doctor.registration.number}`, `${check.numberLabel} ${check.number}`],
      stamp: model.stamp,
      notice: model.notice,
      doctor,
      facts: facts.map(({ label, name, text }) => ({ label, name, text })),
      parts: model.parts.map(partOf),
      "medicines-label": model.medicinesLabel,
      columns: model.columns,
      medicines: model.medicines,
      after,
      "is-long": after.reduce((sum, { text }) => sum + text.length, 0) > LONG_TEXT,
      check: check.code && { qr: qrSvg(checkAddress), alt: check.qrLabel, "code-label": check.codeLabel, code: check.code, "number-label": check.numberLabel, number: check.number },
      signature: { by: signature?.by ?? "", lines: [signature?.at ?? model.unsigned, `${doctor.registration.label} ${doctor.registration.number}`] },
      statement: model.statement,
    },
  };
}
