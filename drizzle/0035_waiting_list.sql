-- In the order in which booking takes them; "users" last, where every new row looks that names an account.
LOCK TABLE "patients", "availability_slots", "doctors", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
CREATE TABLE "waiting_list_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"starts_from" timestamp (3) with time zone NOT NULL,
	"starts_before" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "waiting_list_state" CHECK ("waiting_list_entries"."state" in ('waiting', 'booked', 'left', 'over') and ("waiting_list_entries"."state" = 'waiting') = ("waiting_list_entries"."ended_at" is null)),
	CONSTRAINT "waiting_list_dates" CHECK ("waiting_list_entries"."to_date" >= "waiting_list_entries"."from_date" and "waiting_list_entries"."starts_before" > "waiting_list_entries"."starts_from")
);
--> statement-breakpoint
CREATE TABLE "waiting_list_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"kept_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waiting_list_offers_kept" CHECK ("waiting_list_offers"."kept_until" > "waiting_list_offers"."offered_at")
);
--> statement-breakpoint
ALTER TABLE "waiting_list_entries" ADD CONSTRAINT "waiting_list_entries_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list_entries" ADD CONSTRAINT "waiting_list_entries_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list_entries" ADD CONSTRAINT "waiting_list_entries_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list_offers" ADD CONSTRAINT "waiting_list_offers_entry_id_waiting_list_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waiting_list_entries"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list_offers" ADD CONSTRAINT "waiting_list_offers_slot_id_availability_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."availability_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_list_one_per_doctor" ON "waiting_list_entries" USING btree ("patient_id","doctor_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waiting_list_turn" ON "waiting_list_entries" USING btree ("doctor_id","created_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waiting_list_account" ON "waiting_list_entries" USING btree ("account_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_list_offers_once" ON "waiting_list_offers" USING btree ("entry_id","slot_id");