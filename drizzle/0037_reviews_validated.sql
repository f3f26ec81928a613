-- Reads the rows without keeping anybody from reading them, in a transaction of its own.
ALTER TABLE "reviews" VALIDATE CONSTRAINT "reviews_account_id_users_id_fk";--> statement-breakpoint
ALTER TABLE "reviews" VALIDATE CONSTRAINT "reviews_decided_by_users_id_fk";--> statement-breakpoint
ALTER TABLE "reviews" VALIDATE CONSTRAINT "reviews_status";--> statement-breakpoint
DROP INDEX "reviews_doctor";--> statement-breakpoint
CREATE INDEX "reviews_published" ON "reviews" USING btree ("doctor_id","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "reviews_pending" ON "reviews" USING btree ("id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "reviews_of_account" ON "reviews" USING btree ("account_id","id");
