CREATE TABLE "profiles" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"phone" text,
	"phone_index" text,
	"date_of_birth" date,
	"gender" text,
	"address" text,
	"time_zone" text DEFAULT 'Asia/Kolkata' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "profiles_gender" CHECK ("profiles"."gender" in ('female', 'male', 'other', 'undisclosed'))
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"door" text NOT NULL,
	"strength" text NOT NULL,
	"user_agent" text,
	"address" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_reason" text,
	CONSTRAINT "sessions_door" CHECK ("sessions"."door" in ('web', 'api')),
	CONSTRAINT "sessions_strength" CHECK ("sessions"."strength" in ('password', 'mfa'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"email_verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_lowercase" CHECK ("users"."email" = lower("users"."email")),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('patient', 'doctor', 'admin')),
	CONSTRAINT "users_status" CHECK ("users"."status" in ('active', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "audit_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"action" text NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" uuid,
	"outcome" text NOT NULL,
	"reason" text,
	"request_id" text NOT NULL,
	"address" text,
	"patient_id" uuid,
	"details" jsonb,
	CONSTRAINT "audit_outcome" CHECK ("audit_logs"."outcome" in ('success', 'denied'))
);
--> statement-breakpoint
CREATE TABLE "availability_slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"doctor_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
	"status" text DEFAULT 'available' NOT NULL,
	"held_until" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slots_status" CHECK ("availability_slots"."status" in ('available', 'held', 'booked', 'blocked')),
	CONSTRAINT "slots_positive" CHECK ("availability_slots"."ends_at" > "availability_slots"."starts_at" and "availability_slots"."ends_at" <= "availability_slots"."starts_at" + interval '4 hours'),
	CONSTRAINT "slots_deleted_blocked" CHECK ("availability_slots"."deleted_at" is null or "availability_slots"."status" = 'blocked')
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"status" text NOT NULL,
	"mode" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
	"fee_amount" integer NOT NULL,
	"fee_currency" char(3) NOT NULL,
	"complaint" text NOT NULL,
	"notes" text,
	"diagnosis" text,
	"advice" text,
	"follow_up" boolean DEFAULT false NOT NULL,
	"consent_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"cancelled_by" uuid,
	"cancel_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultations_status" CHECK ("consultations"."status" in ('pending_payment', 'scheduled', 'in_progress', 'completed', 'cancelled', 'no_show', 'expired')),
	CONSTRAINT "consultations_mode" CHECK ("consultations"."mode" in ('video', 'audio', 'text')),
	CONSTRAINT "consultations_positive" CHECK ("consultations"."ends_at" > "consultations"."starts_at"),
	CONSTRAINT "consultations_cancelled" CHECK (("consultations"."status" = 'cancelled') = ("consultations"."cancelled_at" is not null)),
	CONSTRAINT "consultations_not_self" CHECK ("consultations"."patient_id" <> "consultations"."doctor_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"rating" smallint NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_rating" CHECK ("reviews"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "doctors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"registration_number" text NOT NULL,
	"registration_council" text NOT NULL,
	"system_of_medicine" text NOT NULL,
	"specializations" text[] NOT NULL,
	"qualifications" text[] NOT NULL,
	"experience_years" smallint NOT NULL,
	"languages" text[] NOT NULL,
	"city" text NOT NULL,
	"state" text NOT NULL,
	"fee_amount" integer NOT NULL,
	"fee_currency" char(3) DEFAULT 'INR' NOT NULL,
	"slot_minutes" smallint DEFAULT 30 NOT NULL,
	"time_zone" text DEFAULT 'Asia/Kolkata' NOT NULL,
	"bio" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"status_reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"rating_sum" integer DEFAULT 0 NOT NULL,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"rating_hundredths" integer GENERATED ALWAYS AS (case when rating_count = 0 then 0 else round(100.0 * rating_sum / rating_count)::integer end) STORED NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "doctors_status" CHECK ("doctors"."status" in ('pending', 'verified', 'rejected')),
	CONSTRAINT "doctors_rejected_with_reason" CHECK ("doctors"."status" <> 'rejected' or "doctors"."status_reason" is not null),
	CONSTRAINT "doctors_fee" CHECK ("doctors"."fee_amount" >= 0),
	CONSTRAINT "doctors_experience" CHECK ("doctors"."experience_years" between 0 and 80),
	CONSTRAINT "doctors_slot_minutes" CHECK ("doctors"."slot_minutes" between 5 and 240),
	CONSTRAINT "doctors_rating" CHECK ("doctors"."rating_sum" between "doctors"."rating_count" and 5 * "doctors"."rating_count")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"response" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_scope_route_key_pk" PRIMARY KEY("scope","route","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"refunded_amount" integer DEFAULT 0 NOT NULL,
	"provider" text,
	"provider_reference" text,
	"paid_at" timestamp (3) with time zone,
	"refunded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_status" CHECK ("payments"."status" in ('pending', 'paid', 'failed', 'refund_due', 'refunded', 'void')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" >= 0 and "payments"."refunded_amount" between 0 and "payments"."amount")
);
--> statement-breakpoint
CREATE TABLE "prescriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"status" text NOT NULL,
	"content" text NOT NULL,
	"content_hash" text,
	"follow_up_on" date,
	"signed_at" timestamp (3) with time zone,
	"supersedes_id" uuid,
	"revoked_at" timestamp (3) with time zone,
	"revoked_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prescriptions_status" CHECK ("prescriptions"."status" in ('draft', 'signed', 'superseded', 'revoked')),
	CONSTRAINT "prescriptions_signed" CHECK ("prescriptions"."status" = 'draft' or ("prescriptions"."signed_at" is not null and "prescriptions"."content_hash" is not null))
);
--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_slots" ADD CONSTRAINT "availability_slots_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_patient_id_users_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_slot_id_availability_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."availability_slots"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_patient_id_users_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doctors" ADD CONSTRAINT "doctors_id_users_id_fk" FOREIGN KEY ("id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doctors" ADD CONSTRAINT "doctors_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_patient_id_users_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_supersedes_id_prescriptions_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."prescriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "profiles_phone_index" ON "profiles" USING btree ("phone_index");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_role_created" ON "users" USING btree ("role","created_at");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_logs" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_resource" ON "audit_logs" USING btree ("resource_id","id") WHERE resource_id is not null;--> statement-breakpoint
CREATE INDEX "audit_patient" ON "audit_logs" USING btree ("patient_id","id") WHERE patient_id is not null;--> statement-breakpoint
CREATE INDEX "audit_time" ON "audit_logs" USING brin ("at");--> statement-breakpoint
CREATE INDEX "slots_doctor_time" ON "availability_slots" USING btree ("doctor_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_free" ON "availability_slots" USING btree ("doctor_id","starts_at") WHERE status = 'available' and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "consultations_one_per_slot" ON "consultations" USING btree ("slot_id") WHERE status not in ('cancelled', 'expired');--> statement-breakpoint
CREATE INDEX "consultations_patient_time" ON "consultations" USING btree ("patient_id","starts_at");--> statement-breakpoint
CREATE INDEX "consultations_doctor_time" ON "consultations" USING btree ("doctor_id","starts_at");--> statement-breakpoint
CREATE INDEX "consultations_in_progress" ON "consultations" USING btree ("doctor_id") WHERE status = 'in_progress';--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_per_consultation" ON "reviews" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "reviews_doctor" ON "reviews" USING btree ("doctor_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_registration_unique" ON "doctors" USING btree ("registration_council","registration_number");--> statement-breakpoint
CREATE INDEX "doctors_by_rating" ON "doctors" USING btree ("rating_hundredths","id") WHERE status = 'verified';--> statement-breakpoint
CREATE INDEX "doctors_by_fee" ON "doctors" USING btree ("fee_amount","id") WHERE status = 'verified';--> statement-breakpoint
CREATE INDEX "doctors_by_experience" ON "doctors" USING btree ("experience_years","id") WHERE status = 'verified';--> statement-breakpoint
CREATE INDEX "doctors_pending" ON "doctors" USING btree ("created_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "doctors_specializations" ON "doctors" USING gin ("specializations");--> statement-breakpoint
CREATE INDEX "doctors_search_trigrams" ON "doctors" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency_keys" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "payments_consultation" ON "payments" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "payments_paid_at" ON "payments" USING btree ("paid_at") WHERE paid_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_provider_reference" ON "payments" USING btree ("provider","provider_reference") WHERE provider_reference is not null;--> statement-breakpoint
CREATE INDEX "prescriptions_consultation" ON "prescriptions" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "prescriptions_patient" ON "prescriptions" USING btree ("patient_id","id");--> statement-breakpoint
CREATE INDEX "prescriptions_doctor" ON "prescriptions" USING btree ("doctor_id","id");