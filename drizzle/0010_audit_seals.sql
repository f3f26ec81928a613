-- The place of a transaction in the order in which the audit is sealed; db/audit-turn.ts raises it where ids went back.
CREATE FUNCTION audit_turn(x xid8) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN x::text::bigint + 0;
--> statement-breakpoint
CREATE TABLE "audit_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"after_seq" integer NOT NULL,
	"through_seq" integer NOT NULL,
	"rows" integer NOT NULL,
	"findings" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"seq" integer PRIMARY KEY NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"rows" integer NOT NULL,
	"after_turn" bigint,
	"after_id" uuid,
	"until_turn" bigint NOT NULL,
	"until_id" uuid NOT NULL,
	"root" text NOT NULL,
	"entries" "bytea" NOT NULL,
	"previous" text,
	"key_id" text NOT NULL,
	"mac" text NOT NULL,
	CONSTRAINT "audit_seals_rows" CHECK ("audit_seals"."rows" > 0),
	CONSTRAINT "audit_seals_seq" CHECK ("audit_seals"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "emergency_accesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"admin_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "emergency_accesses_positive" CHECK ("emergency_accesses"."expires_at" > "emergency_accesses"."opened_at")
);
--> statement-breakpoint
ALTER TABLE "audit_logs" ADD COLUMN "turn" bigint DEFAULT audit_turn(pg_current_xact_id()) NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_admin_id_users_id_fk" FOREIGN KEY ("admin_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_patient_id_users_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "emergency_accesses_one_open" ON "emergency_accesses" USING btree ("admin_id","patient_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "emergency_accesses_patient" ON "emergency_accesses" USING btree ("patient_id","id");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_logs" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_turn" ON "audit_logs" USING btree ("turn","id");
--> statement-breakpoint
-- Seals and checks are written once and never again.
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_checks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
