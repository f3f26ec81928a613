CREATE TABLE "mfa_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"proof" "sealed" NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mfa_resets_status" CHECK ("mfa_resets"."status" in ('open', 'approved', 'refused', 'expired')),
	CONSTRAINT "mfa_resets_not_own" CHECK ("mfa_resets"."requested_by" <> "mfa_resets"."user_id"),
	CONSTRAINT "mfa_resets_decided" CHECK (("mfa_resets"."status" in ('approved', 'refused')) = ("mfa_resets"."decided_by" is not null) and ("mfa_resets"."decided_by" is null) = ("mfa_resets"."decided_at" is null)),
	CONSTRAINT "mfa_resets_two_people" CHECK ("mfa_resets"."status" <> 'approved' or ("mfa_resets"."decided_by" <> "mfa_resets"."requested_by" and "mfa_resets"."decided_by" <> "mfa_resets"."user_id")),
	CONSTRAINT "mfa_resets_in_time" CHECK ("mfa_resets"."status" <> 'approved' or "mfa_resets"."decided_at" < "mfa_resets"."expires_at")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret" "sealed",
	"enabled_at" timestamp (3) with time zone,
	"last_used_step" integer,
	"pending_secret" "sealed",
	"pending_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "totp_enabled_with_secret" CHECK (("totp_factors"."secret" is null) = ("totp_factors"."enabled_at" is null) and ("totp_factors"."secret" is null) = ("totp_factors"."last_used_step" is null)),
	CONSTRAINT "totp_pending_ends" CHECK (("totp_factors"."pending_secret" is null) = ("totp_factors"."pending_until" is null)),
	CONSTRAINT "totp_no_pending_over_live" CHECK ("totp_factors"."secret" is null or "totp_factors"."pending_secret" is null)
);
--> statement-breakpoint
CREATE TABLE "sign_in_counters" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_failed_at" timestamp (3) with time zone,
	"wait_until" timestamp (3) with time zone,
	"known_until" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_counters_kind" CHECK ("sign_in_counters"."kind" in ('pair', 'account', 'address', 'stepUp')),
	CONSTRAINT "sign_in_counters_known" CHECK ("sign_in_counters"."known_until" is null or "sign_in_counters"."kind" = 'pair')
);
--> statement-breakpoint
ALTER TABLE "mfa_resets" ADD CONSTRAINT "mfa_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mfa_resets" ADD CONSTRAINT "mfa_resets_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mfa_resets" ADD CONSTRAINT "mfa_resets_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mfa_resets_one_open" ON "mfa_resets" USING btree ("user_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "mfa_resets_open" ON "mfa_resets" USING btree ("created_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "sign_in_counters_age" ON "sign_in_counters" USING btree ("touched_at");