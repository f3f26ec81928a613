-- Reads the rows without keeping anybody from writing, in a transaction of its own.
ALTER TABLE "consultations" VALIDATE CONSTRAINT "consultations_hold";--> statement-breakpoint
ALTER TABLE "availability_slots" VALIDATE CONSTRAINT "availability_slots_held_for_users_id_fk";--> statement-breakpoint
ALTER TABLE "availability_slots" VALIDATE CONSTRAINT "slots_source";--> statement-breakpoint
ALTER TABLE "availability_slots" VALIDATE CONSTRAINT "slots_modes";--> statement-breakpoint
ALTER TABLE "availability_slots" VALIDATE CONSTRAINT "slots_withdrawn";--> statement-breakpoint
ALTER TABLE "availability_slots" VALIDATE CONSTRAINT "slots_held_for";
