-- Reads the rows without keeping anybody from writing, in a transaction of its own.
ALTER TABLE "consultations" VALIDATE CONSTRAINT "consultations_fee_reason";
