import { download } from "@/lib/core/download";
import { AppError } from "@/lib/core/errors";
import { paperAnswer } from "@/lib/core/paper-answer";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { env } from "@/lib/platform/config/env";
import { transitions } from "../prescription";
import { prescriptionOf } from "../present";
import { findPractice, findPrescription } from "../queries";
import { PrintPrescription } from "../schema";
import { checkPath } from "./check-path";
import { paperOf } from "./model";
import { sheetOf } from "./sheet";

/**
 * A signed prescription as a PDF, for those who may read it. Errors: `invalid_transition` for a draft, which is never printed, and
 * if it has a character that none of the fonts has; `forbidden` for an administrator without an emergency access.
 */
export const printPrescription = query({
  name: "prescription.print",
  input: PrintPrescription,
  output: download(["application/pdf"]),
  phi: true,
  async load(scope, { id }) {
    const row = await findPrescription(scope.db, id);
    return row && { ...row, reader: await Reader.of(scope, row.patientId) };
  },
  async run({ db }, { id, size, language }, { reader, ...row }) {
    if (row.status === "draft") throw new AppError("invalid_transition", say("refusals.prescription.draftNotPrinted"), { extra: { allowed: transitions.draft } });
    const prescription = prescriptionOf(row, reader);
    if (prescription.withheld) throw new AppError("forbidden", say("refusals.prescription.withheld"));
    const { timeZone } = (await findPractice(db, row.doctorId))!;
    const checkAddress = new URL(checkPath(id, prescription.verificationCode!), env().APP_URL).href;
    const paper = sheetOf(paperOf(prescription, { language, timeZone }), { size, issuer: "Amrutam", date: prescription.date, checkAddress, at: row.signedAt! });
    return paperAnswer(paper, `prescription-${id}.pdf`);
  },
  auditNote: (_, { patientId, reader, ...row }) => {
    const { isWithheld: withheld, emergencyAccess } = reader.accessTo({ ...row, patientId });
    return { patientId, details: { ...accessDetails({ withheld, emergencyAccess }), paper: "pdf" } };
  },
});
