CREATE TABLE "phone_agreements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"agreed" boolean NOT NULL,
	"account_id" uuid NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "phone_agreements_side" CHECK ("phone_agreements"."side" in ('patient', 'doctor'))
);
--> statement-breakpoint
ALTER TABLE "phone_agreements" ADD CONSTRAINT "phone_agreements_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_agreements" ADD CONSTRAINT "phone_agreements_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "phone_agreements_newest" ON "phone_agreements" USING btree ("consultation_id","side","id");--> statement-breakpoint

-- Who agreed when, and who took it back, stays as it was said.
CREATE TRIGGER phone_agreements_kept BEFORE UPDATE OR DELETE ON phone_agreements
  FOR EACH ROW EXECUTE FUNCTION keep_written();
