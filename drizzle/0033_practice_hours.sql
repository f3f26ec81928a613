-- In the order in which booking takes them; "users" last, where every new row looks that names an account.
LOCK TABLE "consultations", "availability_slots", "doctors", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "practice_exceptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doctor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_wall" text NOT NULL,
	"to_wall" text NOT NULL,
	"reason" "encrypted",
	"slot_minutes" integer,
	"modes" text[],
	"replaces_day" boolean DEFAULT false NOT NULL,
	"affected" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "practice_exceptions_kind" CHECK ("practice_exceptions"."kind" in ('leave', 'extra') and ("practice_exceptions"."kind" = 'extra' or "practice_exceptions"."slot_minutes" is null and "practice_exceptions"."modes" is null and not "practice_exceptions"."replaces_day")),
	CONSTRAINT "practice_exceptions_order" CHECK ("practice_exceptions"."to_wall" > "practice_exceptions"."from_wall"),
	CONSTRAINT "practice_exceptions_affected" CHECK ("practice_exceptions"."affected" in ('offer', 'cancel'))
);
--> statement-breakpoint
CREATE TABLE "practice_schedules" (
	"doctor_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"lead_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"filled_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practice_schedules_lead" CHECK ("practice_schedules"."lead_minutes" between 0 and 20160),
	CONSTRAINT "practice_schedules_horizon" CHECK ("practice_schedules"."horizon_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "consultation_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"from_slot_id" uuid NOT NULL,
	"to_slot_id" uuid NOT NULL,
	"from_doctor_id" uuid NOT NULL,
	"to_doctor_id" uuid NOT NULL,
	"from_starts_at" timestamp (3) with time zone NOT NULL,
	"to_starts_at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"reason" "encrypted",
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consultation_moves_side" CHECK ("consultation_moves"."side" in ('patient', 'doctor', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "move_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"slot_id" uuid,
	"reason" "encrypted",
	"offered_by" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "move_offers_answer" CHECK ("move_offers"."answer" in ('accepted', 'declined', 'void') and ("move_offers"."answer" is null) = ("move_offers"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "source" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "modes" text[];--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "bookable_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "outside" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "held_for" uuid;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD COLUMN "held_for_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "practice_exceptions" ADD CONSTRAINT "practice_exceptions_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_schedules" ADD CONSTRAINT "practice_schedules_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_from_slot_id_availability_slots_id_fk" FOREIGN KEY ("from_slot_id") REFERENCES "public"."availability_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_to_slot_id_availability_slots_id_fk" FOREIGN KEY ("to_slot_id") REFERENCES "public"."availability_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_from_doctor_id_doctors_id_fk" FOREIGN KEY ("from_doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_to_doctor_id_doctors_id_fk" FOREIGN KEY ("to_doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_moves" ADD CONSTRAINT "consultation_moves_moved_by_users_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_offers" ADD CONSTRAINT "move_offers_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_offers" ADD CONSTRAINT "move_offers_slot_id_availability_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."availability_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_offers" ADD CONSTRAINT "move_offers_offered_by_users_id_fk" FOREIGN KEY ("offered_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_offers" ADD CONSTRAINT "move_offers_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "practice_exceptions_doctor" ON "practice_exceptions" USING btree ("doctor_id","to_wall") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "practice_schedules_filled" ON "practice_schedules" USING btree ("filled_at" NULLS FIRST);--> statement-breakpoint
CREATE INDEX "consultation_moves_visit" ON "consultation_moves" USING btree ("consultation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "move_offers_open" ON "move_offers" USING btree ("consultation_id") WHERE answer is null;--> statement-breakpoint
-- All rows of before satisfy these, because their columns are new: the table is not read for them.
ALTER TABLE "availability_slots" ADD CONSTRAINT "availability_slots_held_for_users_id_fk" FOREIGN KEY ("held_for") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD CONSTRAINT "slots_source" CHECK ("availability_slots"."source" in ('hand', 'schedule')) NOT VALID;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD CONSTRAINT "slots_modes" CHECK ("availability_slots"."modes" <@ array['video', 'audio', 'text'] and cardinality("availability_slots"."modes") > 0) NOT VALID;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD CONSTRAINT "slots_withdrawn" CHECK (not "availability_slots"."withdrawn" or "availability_slots"."deleted_at" is not null) NOT VALID;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD CONSTRAINT "slots_held_for" CHECK (("availability_slots"."held_for" is null) = ("availability_slots"."held_for_until" is null)) NOT VALID;
--> statement-breakpoint
-- Slots are made again from the weekly hours once the practice is in another zone.
CREATE FUNCTION doctor_moves_zone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE practice_schedules SET filled_at = NULL WHERE doctor_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER doctors_move_zone AFTER UPDATE OF time_zone ON doctors
  FOR EACH ROW WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION doctor_moves_zone();
