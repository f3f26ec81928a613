CREATE TABLE "doctor_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX "doctors_pending";--> statement-breakpoint
DROP INDEX "doctors_registration_unique";--> statement-breakpoint
DROP INDEX "doctors_specializations";--> statement-breakpoint
ALTER TABLE "doctors" ADD COLUMN "submitted_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "doctors" ADD COLUMN "search_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "doctors" ADD COLUMN "search_place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "doctors" ADD COLUMN "specialization_keys" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "doctor_words_trigrams" ON "doctor_words" USING gin (word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "slots_free_by_time" ON "availability_slots" USING btree ("starts_at","doctor_id") WHERE status = 'available' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "doctors_by_submission" ON "doctors" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_registration_unique" ON "doctors" USING btree (fold(registration_council),fold(registration_number));--> statement-breakpoint
CREATE INDEX "doctors_specializations" ON "doctors" USING gin ("specialization_keys");--> statement-breakpoint
ALTER TABLE "doctors" ADD CONSTRAINT "doctors_time_zone" CHECK ((timestamptz '2000-01-01 00:00Z' at time zone "doctors"."time_zone") is not null);