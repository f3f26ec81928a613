CREATE TABLE "mode_switches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"from_mode" text NOT NULL,
	"to_mode" text NOT NULL,
	"switched_by" uuid NOT NULL,
	"switched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mode_switches_modes" CHECK ("mode_switches"."from_mode" in ('video', 'audio', 'text') and "mode_switches"."to_mode" in ('video', 'audio', 'text') and "mode_switches"."from_mode" <> "mode_switches"."to_mode")
);
--> statement-breakpoint
ALTER TABLE "mode_switches" ADD CONSTRAINT "mode_switches_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mode_switches" ADD CONSTRAINT "mode_switches_switched_by_users_id_fk" FOREIGN KEY ("switched_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mode_switches_consultation" ON "mode_switches" USING btree ("consultation_id","id");--> statement-breakpoint
CREATE TRIGGER mode_switches_written_once BEFORE UPDATE OR DELETE ON mode_switches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
