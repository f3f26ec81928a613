-- "users" last: a booking looks there when it has written its row.
LOCK TABLE "consultations", "doctors", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "doctor_delays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doctor_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"minutes" integer,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "doctor_delays_kind" CHECK ("doctor_delays"."kind" in ('late', 'pause') and ("doctor_delays"."kind" = 'pause') = ("doctor_delays"."minutes" is null)),
	CONSTRAINT "doctor_delays_minutes" CHECK ("doctor_delays"."minutes" between 1 and 240)
);
--> statement-breakpoint
CREATE TABLE "visit_contests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"side" text NOT NULL,
	"account_id" uuid NOT NULL,
	"objection" "encrypted" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" "encrypted",
	CONSTRAINT "visit_contests_side" CHECK ("visit_contests"."side" in ('patient', 'doctor')),
	CONSTRAINT "visit_contests_status" CHECK ("visit_contests"."status" in ('open', 'upheld', 'changed')),
	CONSTRAINT "visit_contests_decided" CHECK (("visit_contests"."status" = 'open') = ("visit_contests"."decided_at" is null) and ("visit_contests"."decided_at" is null) = ("visit_contests"."decided_by" is null) and ("visit_contests"."decided_at" is null) = ("visit_contests"."decision_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "no_show_by" text;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "open_mark" text;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "completion_reason" "encrypted";--> statement-breakpoint
ALTER TABLE "doctor_delays" ADD CONSTRAINT "doctor_delays_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_contests" ADD CONSTRAINT "visit_contests_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_contests" ADD CONSTRAINT "visit_contests_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_contests" ADD CONSTRAINT "visit_contests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "doctor_delays_present" ON "doctor_delays" USING btree ("doctor_id") WHERE until is null;--> statement-breakpoint
CREATE UNIQUE INDEX "visit_contests_one_per_side" ON "visit_contests" USING btree ("consultation_id","side");--> statement-breakpoint
CREATE INDEX "visit_contests_open" ON "visit_contests" USING btree ("created_at","id") WHERE status = 'open';--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_no_show" CHECK ("consultations"."no_show_by" in ('patient', 'doctor', 'both') and ("consultations"."no_show_by" is null or "consultations"."status" = 'no_show'));--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_closed" CHECK ("consultations"."closed_by" in ('doctor', 'system', 'admin') and ("consultations"."closed_by" is null) = ("consultations"."closed_at" is null) and ("consultations"."close_reason" is null or "consultations"."closed_by" is not null)
        and "consultations"."close_reason" in ('patient_absent', 'doctor_absent', 'nobody_came', 'not_closed', 'decided'));--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_open_mark" CHECK ("consultations"."open_mark" in ('short_wait', 'not_together', 'written', 'before_evidence'));--> statement-breakpoint
-- Of a visit whose time was over before the product judged from evidence, it does not know who was there: its doctor closes it.
UPDATE "consultations" SET "open_mark" = 'before_evidence' WHERE "status" IN ('scheduled', 'in_progress') AND "ends_at" < now();
