LOCK TABLE "consultations", "prescriptions", "reviews", "emergency_accesses", "payments" IN SHARE UPDATE EXCLUSIVE MODE;
--> statement-breakpoint
-- Reads the tables without keeping anybody from writing.
ALTER TABLE "emergency_accesses" VALIDATE CONSTRAINT "emergency_accesses_patient_id_patients_id_fk";
--> statement-breakpoint
ALTER TABLE "consultations" VALIDATE CONSTRAINT "consultations_patient_id_patients_id_fk";
--> statement-breakpoint
ALTER TABLE "reviews" VALIDATE CONSTRAINT "reviews_patient_id_patients_id_fk";
--> statement-breakpoint
ALTER TABLE "prescriptions" VALIDATE CONSTRAINT "prescriptions_patient_id_patients_id_fk";
--> statement-breakpoint
ALTER TABLE "consultations" VALIDATE CONSTRAINT "consultations_booked_by_users_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" VALIDATE CONSTRAINT "payments_account_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "consultations" VALIDATE CONSTRAINT "consultations_adult";
