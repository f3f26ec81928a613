ALTER TABLE "doctors" DROP CONSTRAINT "doctors_time_zone";--> statement-breakpoint
CREATE INDEX "doctors_by_time_zone" ON "doctors" USING btree ("time_zone");