-- Every step is a migration of its own, so that none holds a lock on bookings for long: tables and columns, then rows, then
-- references that are not checked yet, then the check, which blocks nobody.
CREATE TABLE "patient_carers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone,
	"ended_by" uuid,
	"end_reason" text,
	CONSTRAINT "patient_carers_relation" CHECK ("patient_carers"."relation" in ('self', 'child', 'parent', 'spouse', 'sibling', 'other')),
	CONSTRAINT "patient_carers_self" CHECK (("patient_carers"."relation" = 'self') = ("patient_carers"."account_id" = "patient_carers"."patient_id")),
	CONSTRAINT "patient_carers_own_stays" CHECK ("patient_carers"."relation" <> 'self' or "patient_carers"."until" is null),
	CONSTRAINT "patient_carers_positive" CHECK ("patient_carers"."until" >= "patient_carers"."since")
);
--> statement-breakpoint
CREATE TABLE "patient_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"patient_id" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"email" "encrypted" NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "patient_invitations_kind" CHECK ("patient_invitations"."kind" in ('care', 'own_account'))
);
--> statement-breakpoint
CREATE TABLE "patients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"abha_number" "encrypted",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patients_own_account" CHECK ("patients"."account_id" = "patients"."id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "patient_carers_one" ON "patient_carers" USING btree ("account_id","patient_id") WHERE until is null;
--> statement-breakpoint
CREATE INDEX "patient_carers_patient" ON "patient_carers" USING btree ("patient_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "patient_invitations_hash" ON "patient_invitations" USING btree ("token_hash");
--> statement-breakpoint
CREATE INDEX "patient_invitations_patient" ON "patient_invitations" USING btree ("patient_id","created_at");
--> statement-breakpoint
CREATE INDEX "patient_invitations_expiry" ON "patient_invitations" USING btree ("expires_at");
--> statement-breakpoint
-- Every patient's account has a patient of its own, under the account's id, whatever inserts the account.
-- It works as its owner: during an update the application's role has no rights on the new tables yet. Each account is looked up by
-- its id, whatever the planner knows of the table: a plan made while it was small is kept by connections for hours.
CREATE FUNCTION own_patients() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  WITH own AS MATERIALIZED (
    SELECT u.id, u.created_at FROM new_profiles p
      CROSS JOIN LATERAL (SELECT id, role, created_at FROM users WHERE users.id = p.user_id OFFSET 0) u WHERE u.role = 'patient'),
  made AS (INSERT INTO patients (id, account_id, created_at, updated_at) SELECT id, id, created_at, created_at FROM own)
  INSERT INTO patient_carers (id, account_id, patient_id, relation, since) SELECT id, id, id, 'self', created_at FROM own;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- From here on others wait. All tables at once, in the order in which a booking uses them, so that no booking and this migration wait
-- for each other.
LOCK TABLE "profiles", "consultations", "payments", "users" IN ACCESS EXCLUSIVE MODE;
--> statement-breakpoint
ALTER TABLE "profiles" DROP CONSTRAINT "profiles_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "booked_by" uuid;
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "adult_name" text;
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "adult_relation" text;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "account_id" uuid;
--> statement-breakpoint
ALTER TABLE "patient_carers" ADD CONSTRAINT "patient_carers_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patient_carers" ADD CONSTRAINT "patient_carers_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patient_carers" ADD CONSTRAINT "patient_carers_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patient_invitations" ADD CONSTRAINT "patient_invitations_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patient_invitations" ADD CONSTRAINT "patient_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_id_profiles_user_id_fk" FOREIGN KEY ("id") REFERENCES "public"."profiles"("user_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_booked_by_users_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action NOT VALID;
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action NOT VALID;
--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_adult" CHECK (("consultations"."adult_name" is null) = ("consultations"."adult_relation" is null)) NOT VALID;
--> statement-breakpoint
CREATE TRIGGER profiles_own_patient AFTER INSERT ON profiles
REFERENCING NEW TABLE AS new_profiles FOR EACH STATEMENT EXECUTE FUNCTION own_patients();
