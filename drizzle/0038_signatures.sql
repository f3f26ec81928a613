LOCK TABLE "prescriptions" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" "encrypted" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "prescriptions" ADD COLUMN "jws" "encrypted";--> statement-breakpoint
ALTER TABLE "prescriptions" ADD COLUMN "signing_key_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_one_in_use" ON "signing_keys" USING btree ((true)) WHERE retired_at is null;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_signing_key_id_signing_keys_id_fk" FOREIGN KEY ("signing_key_id") REFERENCES "public"."signing_keys"("id") ON DELETE restrict ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_signature" CHECK (("prescriptions"."jws" is null) = ("prescriptions"."signing_key_id" is null)) NOT VALID;--> statement-breakpoint
-- Which key signed stays too, and a signature is neither added later nor taken away. Its ciphertext may change, when the encryption key does.
CREATE OR REPLACE FUNCTION freeze_prescription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status = 'draft' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a signed prescription cannot be deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status <> 'draft' AND (
    NEW.content_hash IS DISTINCT FROM OLD.content_hash OR NEW.signed_at IS DISTINCT FROM OLD.signed_at
    OR NEW.consultation_id <> OLD.consultation_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.patient_id <> OLD.patient_id
    OR NEW.follow_up_on IS DISTINCT FROM OLD.follow_up_on
    OR NEW.signing_key_id IS DISTINCT FROM OLD.signing_key_id OR (NEW.jws IS NULL) <> (OLD.jws IS NULL)
    OR NEW.status = 'draft' OR (OLD.status <> 'signed' AND NEW.status <> OLD.status)
  ) THEN
    RAISE EXCEPTION 'a signed prescription cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
