-- Reads the rows without keeping anybody from writing, in a transaction of its own.
ALTER TABLE "prescriptions" VALIDATE CONSTRAINT "prescriptions_signing_key_id_signing_keys_id_fk";--> statement-breakpoint
ALTER TABLE "prescriptions" VALIDATE CONSTRAINT "prescriptions_signature";
