CREATE TABLE "consultation_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"holds" boolean NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"shown" "encrypted",
	CONSTRAINT "consultation_checks_kind" CHECK ("consultation_checks"."kind" in ('identity', 'adult', 'consent', 'condition'))
);
--> statement-breakpoint
CREATE TABLE "consultation_intakes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"since" "encrypted",
	"history" "encrypted",
	"allergies" "encrypted",
	"medicines" "encrypted",
	"height_cm" "encrypted",
	"weight_kg" "encrypted",
	CONSTRAINT "consultation_intakes_counted" CHECK ("consultation_intakes"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "consultation_addenda" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"body" "encrypted" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"complaint" "encrypted",
	"history" "encrypted",
	"findings" "encrypted",
	"assessment" "encrypted",
	"plan" "encrypted",
	"audited" boolean NOT NULL,
	CONSTRAINT "consultation_notes_counted" CHECK ("consultation_notes"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "consultation_checks" ADD CONSTRAINT "consultation_checks_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_checks" ADD CONSTRAINT "consultation_checks_checked_by_users_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_intakes" ADD CONSTRAINT "consultation_intakes_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_intakes" ADD CONSTRAINT "consultation_intakes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_addenda" ADD CONSTRAINT "consultation_addenda_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_addenda" ADD CONSTRAINT "consultation_addenda_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_notes" ADD CONSTRAINT "consultation_notes_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_notes" ADD CONSTRAINT "consultation_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_checks_newest" ON "consultation_checks" USING btree ("consultation_id","kind","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_intakes_version" ON "consultation_intakes" USING btree ("consultation_id","version");--> statement-breakpoint
CREATE INDEX "consultation_addenda_order" ON "consultation_addenda" USING btree ("consultation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_notes_version" ON "consultation_notes" USING btree ("consultation_id","version");--> statement-breakpoint

-- What was written about a visit stays as it was written. Only the named columns may change: another key encrypts them again.
CREATE FUNCTION keep_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% keeps what was written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER consultation_notes_kept BEFORE UPDATE OR DELETE ON consultation_notes
  FOR EACH ROW EXECUTE FUNCTION keep_written('complaint', 'history', 'findings', 'assessment', 'plan');
--> statement-breakpoint
CREATE TRIGGER consultation_addenda_kept BEFORE UPDATE OR DELETE ON consultation_addenda
  FOR EACH ROW EXECUTE FUNCTION keep_written('body');
--> statement-breakpoint
CREATE TRIGGER consultation_intakes_kept BEFORE UPDATE OR DELETE ON consultation_intakes
  FOR EACH ROW EXECUTE FUNCTION keep_written('since', 'history', 'allergies', 'medicines', 'height_cm', 'weight_kg');
--> statement-breakpoint
CREATE TRIGGER consultation_checks_kept BEFORE UPDATE OR DELETE ON consultation_checks
  FOR EACH ROW EXECUTE FUNCTION keep_written('shown');
