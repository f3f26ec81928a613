-- First and together, so that no request can hold one of them and wait for the other.
LOCK TABLE "api_keys", "prescriptions" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
CREATE TABLE "dispensations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prescription_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"pharmacy" text NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dispensations_items" CHECK (jsonb_array_length("dispensations"."items") > 0)
);
--> statement-breakpoint
ALTER TABLE "api_keys" DROP CONSTRAINT "api_keys_scopes";--> statement-breakpoint
ALTER TABLE "dispensations" ADD CONSTRAINT "dispensations_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispensations" ADD CONSTRAINT "dispensations_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispensations_prescription" ON "dispensations" USING btree ("prescription_id","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_scopes" CHECK (cardinality("api_keys"."scopes") > 0 and "api_keys"."scopes" <@ array['doctors:read', 'availability:read', 'prescriptions:verify', 'prescriptions:dispense']);--> statement-breakpoint
-- Not even a person at a console changes what a pharmacy recorded.
CREATE FUNCTION freeze_dispensation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a dispensation cannot be changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER dispensations_frozen BEFORE UPDATE OR DELETE ON "dispensations" FOR EACH ROW EXECUTE FUNCTION freeze_dispensation();
